import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Day } from './domain/calendar';
import { readTarget } from './server/target';

describe('the linter refuses', () => {
  test.each([
    ['domain', '../env', 'a rule that reads the settings'],
    ['domain', 'zod', 'a rule that uses a package'],
    ['db', '../server/log', 'a query that knows the server'],
    ['db', '../i18n/dates', 'a query that writes words'],
    ['components', '@/db/queries/operations', 'a component that reads the database'],
    ['components', '@/app/sitemap', 'a component that knows a page'],
    ['server', '../app/sitemap', 'a server that knows a page'],
    ['i18n', '../db/queries/site', 'words that read the database'],
    ['app', '@/server/log', 'a page that knows the server'],
    ['app', 'better-sqlite3', 'a page with SQL of its own'],
    ['app/[locale]/(public)', '@/db/writes/record', 'a public page that writes'],
    ['app/[locale]/(public)', '@/auth/signed-in', 'a public page that knows who is signed in'],
    ['auth', '../server/log', 'a door that knows the server'],
  ])('in %s, an import of %s: %s', (room, target) => {
    const file = join(room, 'house-test-probe.ts');
    try {
      writeFileSync(file, `import * as found from '${target}';\n\nexport const probe = found;\n`);
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['node_modules/@biomejs/biome/bin/biome', 'lint', '--vcs-use-ignore-file=false', file],
        { encoding: 'utf8' },
      );
      expect(stdout + stderr).toContain('noRestrictedImports');
      expect(status).toBe(1);
    } finally {
      rmSync(file, { force: true });
    }
  });
});

test('the server knows exactly the public pages that there are', () => {
  const root = 'app/[locale]/(public)';
  const folders = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === 'page.tsx')
    .map(({ parentPath }) => parentPath.slice(root.length).replaceAll('\\', '/'))
    .filter((path) => path !== '/missing')
    .sort();
  expect(folders).toEqual(['', '/about', '/changes', '/closed', '/operations/[slug]', '/timeline', '/translations']);
  for (const folder of folders) {
    const path = folder.replace('[slug]', 'mission-to-moldova');
    expect(readTarget(`/en${path}`, '2026-11-24' as Day)).toEqual({ is: 'page', locale: 'en', path, query: '' });
  }
});
