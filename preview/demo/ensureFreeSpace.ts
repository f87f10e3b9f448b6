import { statfs } from 'node:fs/promises';

import { DemoError } from './DemoError';

const MEGABYTE = 1_000_000;

/**
 * Checks the disk before something large is written.
 *
 * @param folder an existing folder on that disk
 * @throws DemoError when fewer than `bytes` are free
 */
export async function ensureFreeSpace(folder: string, bytes: number, free = freeBytes): Promise<void> {
  const available = await free(folder);
  if (available < bytes) {
    const numbers = `${Math.floor(available / MEGABYTE)} MB free, ${Math.ceil(bytes / MEGABYTE)} MB needed`;
    throw new DemoError(
      `Not enough disk space for the demo history in ${folder}: ${numbers}. Free some, or choose another folder with --data.`
    );
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
