import { readFile } from 'node:fs/promises';

import type { CliWorld } from '../../src/cli/CliWorld';
import { runTruce } from '../../src/cli/runTruce';

/** What a run of the command line left behind. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs the command line in this process at a time that stands still, without waiting before it asks a source again. */
export async function truce(
  args: readonly string[],
  { now, env = {}, stdin = '' }: { now: number; env?: CliWorld['env']; stdin?: string }
): Promise<Ran> {
  const ran: Ran = { code: -1, out: '', err: '' };
  ran.code = await runTruce(args, {
    env,
    clock: { now: () => now },
    timeZone: 'UTC',
    readFile: (path) => readFile(path, 'utf8'),
    readStdin: async () => stdin,
    out: (text) => (ran.out += text),
    err: (text) => (ran.err += text),
    patience: { sleep: async () => undefined, random: () => 0 },
  });
  return ran;
}
