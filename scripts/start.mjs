// `npm start` and `npm run dev`: makes everything ready that is not, then serves. Plain JavaScript, because nothing may be installed yet.
import { buildIfStale, installIfNeeded, register, requireNode } from './ready.mjs';

const development = process.argv.includes('--dev');
if (process.argv.includes('--help')) {
  process.stdout.write(`Usage: npm ${development ? 'run dev' : 'start'}\n
Installs, builds${development ? ' (not in development)' : ''}, migrates and fills what is not ready, then serves the site. Settings are
environment variables; README lists them. Ends on SIGTERM or Ctrl-C.\n`);
  process.exit(0);
}
process.env.NODE_ENV = development ? 'development' : 'production';
requireNode();
installIfNeeded({ development });
if (!development) buildIfStale();
await register();
const { start } = await import('../server/main.ts');
await start();
