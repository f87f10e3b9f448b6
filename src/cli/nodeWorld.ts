import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

import type { CliWorld } from './CliWorld';

/** This process and this machine. */
export function nodeWorld(): CliWorld {
  return {
    env: process.env,
    clock: { now: () => Date.now() },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    readFile: (path) => readFile(path, 'utf8'),
    readStdin: () => text(process.stdin),
    out: (it) => process.stdout.write(it),
    err: (it) => process.stderr.write(it),
  };
}
