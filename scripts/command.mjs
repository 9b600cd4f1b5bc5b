// `npm run db:…`: makes sure that the packages are installed, then runs the command of that name from this folder.
import { installIfNeeded, register, requireNode } from './ready.mjs';

const [name, ...args] = process.argv.slice(2);
process.env.NODE_ENV ??= 'production';
requireNode();
installIfNeeded({ development: false });
await register();
const { run, usage } = await import(`./${name}.ts`);
if (args.includes('--help')) {
  process.stdout.write(`${usage}\n`);
} else {
  const { explain } = await import('./explain.ts');
  try {
    await run(args);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}
