import { spawn } from 'node:child_process';

import { ROOT } from './root.mjs';

/** For each program that runs now, the function that ends it. */
const running = new Set();

/**
 * Runs a program to its end, its output going through.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{env?: Record<string, string | undefined>}} options
 * @returns {Promise<number>} its exit code; 127 when it does not exist, 1 when a signal ended it
 */
export function run(program, args, { env = {} } = {}) {
  return new Promise((resolve) => {
    // A group of its own, so that everything it started can be ended with it.
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    const forget = trackRunning(() => process.kill(-child.pid, 'SIGTERM'));
    const end = (code) => {
      forget();
      resolve(code);
    };
    child.once('error', () => end(127));
    child.once('exit', (code) => end(code ?? 1));
  });
}

/**
 * Remembers a program for `endRunning`.
 *
 * @param {() => void} end
 * @returns {() => void} to be called when it has ended
 */
export function trackRunning(end) {
  running.add(end);
  return () => running.delete(end);
}

/** Ends every program that runs now, with all that they started. */
export function endRunning() {
  for (const end of running) {
    try {
      end();
    } catch {
      // It has just ended by itself.
    }
  }
}
