// What must be ready before anything of this project can run: Node, the packages, the build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const buildStamp = '.next/sources.sha256';

/** What a build is made of. The database and the first data are not: the build needs neither. */
const sources = [
  'app',
  'components',
  'auth',
  'db/client.ts',
  'db/exchange',
  'db/queries',
  'db/schema.ts',
  'db/writes',
  'domain',
  'i18n',
  'messages',
  'public',
  'clock.ts',
  'env.ts',
  'mail.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

/** Ends the process with one sentence. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Refuses a Node that is too old for the packages that the lock file names. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Node ${process.versions.node} is too old for this site; install Node 20.19 or later.`);
}

/** Installs what the lock file says if `node_modules` does not match it; with everything that tests need if `development`. */
export function installIfNeeded({ development }) {
  if (isInstalled(development)) return;
  say('Installing the packages that package-lock.json names; compiling SQLite takes a minute or two …');
  const { status } = npm(['ci', '--no-audit', '--no-fund', ...(development ? ['--include=dev'] : [])]);
  if (status === 0) return;
  const missing = ['python3', 'make', 'g++'].filter((tool) => spawnSync(tool, ['--version']).error);
  if (missing.length > 0) {
    fail(
      `The packages could not be installed because ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing, which better-sqlite3 is compiled with; install ${missing.length === 1 ? 'it' : 'them'} (on Debian: apt-get install python3 make g++) and try again.`,
    );
  }
  fail('The packages could not be installed; npm says above why. Mend that and try again.');
}

/** Builds if the build is older than the sources, or was made from others. */
export function buildIfStale() {
  const now = hashOf(sources);
  if (existsSync(buildStamp) && existsSync('.next/BUILD_ID') && readFileSync(buildStamp, 'utf8') === now) return;
  say('Building the site; this takes about half a minute …');
  const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) fail('The site could not be built; the lines above say why.');
  writeFileSync(buildStamp, now);
}

/** Lets this process import TypeScript. */
export async function register() {
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  const { register: registerTypeScript } = await import('tsx/esm/api');
  registerTypeScript();
}

/** Says something to whoever started this. */
export function say(words) {
  process.stdout.write(`${words}\n`);
}

function isInstalled(development) {
  const lock = packagesIn('package-lock.json');
  const installed = packagesIn('node_modules/.package-lock.json');
  if (lock === null || installed === null) return false;
  const matches = Object.entries(lock).every(
    ([path, { version, optional, devOptional, dev, extraneous }]) =>
      path === '' ||
      optional ||
      devOptional ||
      extraneous ||
      (dev && !development) ||
      installed[path]?.version === version,
  );
  return matches && loads('better-sqlite3');
}

/** A native package is compiled for one version of Node; another one cannot load it. */
function loads(name) {
  const probe = `new (require(${JSON.stringify(name)}))(':memory:').close()`;
  return spawnSync(process.execPath, ['-e', probe], { stdio: 'ignore' }).status === 0;
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

function npm(args) {
  const cli = process.env.npm_execpath;
  const command = cli ? [process.execPath, cli] : ['npm'];
  return spawnSync(command[0], [...command.slice(1), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: undefined },
  });
}

function hashOf(paths) {
  const hash = createHash('sha256');
  hash.update(process.versions.node);
  for (const file of paths.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
    .filter((file) => !/\.test\.tsx?$/.test(file));
}
