import { spawn } from 'node:child_process';

import { ROOT } from './root.mjs';
import { trackRunning } from './run.mjs';

/**
 * Starts preview/start.ts, which ends by itself when this process is gone.
 *
 * @param {string[]} args
 * @param {'inherit' | 'pipe'} output
 */
export function spawnDemo(args, output) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'preview/start.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, TRUCE_DEMO_LEASH: '1' },
    stdio: ['ignore', output, 'inherit', 'pipe'],
  });
  const stop = () => child.kill('SIGTERM');
  const forget = trackRunning(stop);
  const exited = new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  void exited.then(forget);
  return { child, exited, stop };
}
