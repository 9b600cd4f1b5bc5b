// `npm test`: everything, on a fresh clone too: types, lint, unit and database tests, the build, journeys in a browser.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildIfStale, fail, installIfNeeded, requireNode, say } from './ready.mjs';

if (process.argv.includes('--help')) {
  say(
    'Usage: npm test\n\nInstalls what is missing (a browser too, where it may), and runs all tests. Its last line is "N passed, N failed".',
  );
  process.exit(0);
}

const results = 'test-results';
let passed = 0;
let failed = 0;

requireNode();
installIfNeeded({ development: true });
const browser = findOrInstallBrowser();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

check('types', ['node_modules/typescript/bin/tsc', '--noEmit']);
check('lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']);
run([
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}/unit.json`,
]);
count(`${results}/unit.json`, (report) => [report.numPassedTests, report.numTotalTests - report.numPassedTests]);
buildIfStale();
run(['node_modules/@playwright/test/cli.js', 'test'], { CHROMIUM_PATH: browser });
count(`${results}/e2e.json`, ({ stats }) => [stats.expected, stats.unexpected + stats.flaky + stats.skipped]);

say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** One check that is all right or not. */
function check(name, args) {
  if (run(args) === 0) passed += 1;
  else {
    failed += 1;
    say(`The check of ${name} failed.`);
  }
}

function run(args, environment = {}) {
  return spawnSync(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  }).status;
}

/** Adds what a report says; a run that left no report has failed. */
function count(file, read) {
  if (!existsSync(file)) {
    failed += 1;
    return;
  }
  const [good, bad] = read(JSON.parse(readFileSync(file, 'utf8')));
  passed += good;
  failed += bad;
}

/** The browser that the journeys use; Debian's is installed where there is none and this user may. */
function findOrInstallBrowser() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const found = () => candidates.find((path) => path && existsSync(path));
  if (!found() && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    say("Installing Debian's chromium for the journeys …");
    spawnSync('apt-get', ['update'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return (
    found() ??
    fail(
      'No browser was found for the journeys; install chromium (on Debian: apt-get install chromium) or set CHROMIUM_PATH to one.',
    )
  );
}
