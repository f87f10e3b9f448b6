import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

import { BLOCK_MS, createBlocks } from '../../../preview/demo/promtool';
import type { History } from './generateHistory';
import { sampleLines } from './sampleLines';

/**
 * Writes a history as blocks of a Prometheus database, a file for each block, two at a time.
 *
 * @throws DemoError when promtool is missing or fails
 */
export async function writeTsdb(history: History, tsdbDir: string): Promise<void> {
  mkdirSync(tsdbDir, { recursive: true });
  const starts: number[] = [];
  for (let start = Math.floor(history.startMs / BLOCK_MS) * BLOCK_MS; start <= history.endMs; start += BLOCK_MS) {
    starts.push(start);
  }
  const work = async () => {
    for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
      const file = path.join(tsdbDir, `${start}.om`);
      if (writeFile(file, history, start) > 0) {
        await createBlocks(file, tsdbDir);
      }
      rmSync(file);
    }
  };
  await Promise.all([work(), work()]);
}

function writeFile(file: string, history: History, start: number): number {
  const descriptor = openSync(file, 'w');
  let chunks = 0;
  for (const lines of sampleLines(history.series, 'seconds', start, start + BLOCK_MS)) {
    writeSync(descriptor, lines);
    chunks++;
  }
  writeSync(descriptor, '# EOF\n');
  closeSync(descriptor);
  return chunks;
}
