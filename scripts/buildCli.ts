/** `npm run build:cli`: bundles the command line into dist-cli/, looks whether it runs by itself, and prints its size. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { version } from '../package.json';
import { bundleCli } from './bundleCli';

/** Gzipped bytes: it is fetched anew by every pipeline that runs it. */
const LIMIT = 400_000;

async function main(): Promise<void> {
  const file = await bundleCli(path.resolve(__dirname, '../dist-cli'));
  const said = runAlone(file);
  if (said !== `truce ${version}`) {
    throw new Error(`dist-cli/truce.mjs says "${said}" where its version belongs.`);
  }
  const bytes = readFileSync(file);
  const gzipped = gzipSync(bytes).length;
  console.log(`Command line: ${kilobytes(bytes.length)}, gzipped ${kilobytes(gzipped)}`);
  if (gzipped > LIMIT) {
    throw new Error(`dist-cli/truce.mjs is too large; ${kilobytes(LIMIT)} gzipped are allowed.`);
  }
}

/** Runs it from an empty folder: there it finds no packages. */
function runAlone(file: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'truce-cli-'));
  try {
    const alone = path.join(folder, 'truce.mjs');
    copyFileSync(file, alone);
    return execFileSync(process.execPath, [alone, '--version'], { cwd: folder, encoding: 'utf8' }).trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
