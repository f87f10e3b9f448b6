import { spawn } from 'node:child_process';

import { DemoError } from './DemoError';
import { HOUR_MS } from './timeUnits';

/**
 * Longest block that is written. It must be 2 h times a power of 3 (the ranges that promtool knows); a file that holds
 * exactly one such stretch is read twice, where 2 h blocks would read it once for each block.
 */
export const BLOCK_MS = 162 * HOUR_MS;

/**
 * Turns OpenMetrics text into blocks of a Prometheus database.
 *
 * @throws DemoError when promtool is missing or fails
 */
export function createBlocks(openMetricsFile: string, tsdbDir: string, signal?: AbortSignal): Promise<void> {
  const duration = `--max-block-duration=${BLOCK_MS / HOUR_MS}h`;
  const args = ['tsdb', 'create-blocks-from', duration, 'openmetrics', openMetricsFile, tsdbDir, '--quiet'];
  return new Promise((resolve, reject) => {
    const child = spawn('promtool', args, { stdio: ['ignore', 'ignore', 'pipe'], signal });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'ENOENT'
          ? new DemoError('promtool was not found on PATH; it comes with Prometheus (package "prometheus").')
          : error
      );
    });
    child.once('close', (code) => {
      if (code === 0) {
        resolve();
        return;
      }
      const reason = complaint.trim().split('\n').at(-1) || `it ended with ${code}`;
      reject(new DemoError(`promtool could not write the demo history: ${reason}`));
    });
  });
}
