import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openForWriting } from './client';

test('what the database is kept in is for this user alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'where-we-are-'));
  const file = join(folder, 'record.sqlite');
  const db = openForWriting(file);
  db.$client.exec('CREATE TABLE x (y)');
  for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777).toBe(0o600);
  db.$client.close();
  rmSync(folder, { recursive: true });
});
