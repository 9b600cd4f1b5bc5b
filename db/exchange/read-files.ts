import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Locale, locales } from '../../domain/locale';
import {
  announcementsFile,
  checkAgreement,
  factsFile,
  type OperationFiles,
  placesFile,
  profileFile,
  type RecordFiles,
  recordFile,
  redirectsFile,
  siteFile,
  WrongFile,
} from './format';

/** Reads a record from the folder that `db:export` wrote; refuses the first wrong file with `WrongFile`. */
export function readRecordFiles(folder: string): RecordFiles {
  read(folder, 'record.json', recordFile);
  const record: RecordFiles = {
    places: read(folder, 'places.json', placesFile),
    redirects: read(folder, 'redirects.json', redirectsFile),
    announcements: existsSync(join(folder, 'announcements.json'))
      ? read(folder, 'announcements.json', announcementsFile)
      : [],
    site: inLocales(folder, 'site', siteFile),
    operations: readdirSync(join(folder, 'operations'))
      .sort()
      .map(
        (slug): OperationFiles => ({
          slug,
          facts: read(folder, `operations/${slug}/facts.json`, factsFile),
          profiles: inLocales(folder, `operations/${slug}`, profileFile),
        }),
      ),
  };
  checkAgreement(record);
  return record;
}

function inLocales<Schema extends z.ZodType>(
  folder: string,
  place: string,
  schema: Schema,
): Partial<Record<Locale, z.infer<Schema>>> {
  return Object.fromEntries(
    locales
      .map((locale) => [locale, `${place}/${locale}.json`] as const)
      .filter(([, name]) => existsSync(join(folder, name)))
      .map(([locale, name]) => [locale, read(folder, name, schema)] as const),
  ) as Partial<Record<Locale, z.infer<Schema>>>;
}

function read<Schema extends z.ZodType>(folder: string, name: string, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(json(folder, name));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new WrongFile(`${name}: ${issue?.path.join('.') || 'the whole file'}: ${issue?.message}`);
}

function json(folder: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    throw new WrongFile(`${name}: ${error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'}`);
  }
}
