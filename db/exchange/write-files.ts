import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatVersion, type RecordFiles } from './format';

/** A folder that an export would mix with what is already there. */
export class FolderNotEmpty extends Error {}

/** Writes a record as files into a new or empty folder; the same record gives the same bytes. Refuses a folder that holds anything. */
export function writeRecordFiles(folder: string, record: RecordFiles): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new FolderNotEmpty(`The folder ${folder} is not empty; name a new one.`);
  }
  write(folder, 'record.json', { format: formatVersion });
  write(folder, 'places.json', record.places);
  write(folder, 'redirects.json', record.redirects);
  if (record.announcements.length > 0) write(folder, 'announcements.json', record.announcements);
  for (const [locale, texts] of Object.entries(record.site)) write(folder, `site/${locale}.json`, texts);
  for (const { slug, facts, profiles } of record.operations) {
    write(folder, `operations/${slug}/facts.json`, facts);
    for (const [locale, profile] of Object.entries(profiles))
      write(folder, `operations/${slug}/${locale}.json`, profile);
  }
}

function write(folder: string, name: string, content: unknown): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
