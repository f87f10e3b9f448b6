/** `npm run demo`: from a fresh clone to Truce in a browser. Plain Node, because nothing is installed yet. */
import { ensureBuilt } from './builds.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { ensureNode } from './ensureNode.mjs';
import { ensurePrometheus } from './ensurePrometheus.mjs';
import { onStop } from './onStop.mjs';
import { Refusal } from './Refusal.mjs';
import { endRunning } from './run.mjs';
import { spawnDemo } from './spawnDemo.mjs';

let stopCode = 0;

async function main(args) {
  ensureNode();
  await ensureDependencies();
  if (args.includes('--help')) {
    return spawnDemo(args, 'inherit').exited;
  }
  await ensureBuilt({ withHost: !args.includes('--without-host') });
  await ensurePrometheus();
  return spawnDemo(args, 'inherit').exited;
}

onStop((code) => {
  stopCode = code;
  endRunning();
});
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (stopCode === 0) {
    console.error(`\n${error instanceof Refusal ? error.message : error.stack}`);
  }
  process.exitCode = stopCode || 1;
}
