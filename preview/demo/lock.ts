import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { DemoError } from './DemoError';
import { demoFiles } from './demoFiles';

/**
 * Claims a data folder, so that two demos cannot write into it at once. A lock whose process has ended does not count.
 *
 * @returns a function that gives it back
 * @throws DemoError when a running demo holds it, or the folder cannot be written
 */
export function lockDataDir(dataDir: string, pid = process.pid): () => void {
  const { lock } = demoFiles(dataDir);
  makeFolder(dataDir, dataDir);
  const mine = `${pid} ${startOf(pid)}\n`;
  for (;;) {
    try {
      writeFileSync(lock, mine, { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw notWritable(dataDir, error);
      }
    }
    const [holder, start] = readFileSync(lock, 'utf8').trim().split(' ');
    if (isSameProcess(Number(holder), start ?? '')) {
      throw new DemoError(
        `Another demo (process ${holder}) is using ${dataDir}. Stop it, or choose another folder with --data.`
      );
    }
    rmSync(lock, { force: true });
  }
}

/** Makes a folder and those above it, one by one: the recursive way of Node 20 never ends in folders such as /proc. */
function makeFolder(folder: string, dataDir: string): void {
  if (existsSync(folder)) {
    return;
  }
  makeFolder(path.dirname(folder), dataDir);
  try {
    mkdirSync(folder);
  } catch (error) {
    throw notWritable(dataDir, error);
  }
}

function notWritable(dataDir: string, error: unknown): DemoError {
  const { code } = error as NodeJS.ErrnoException;
  return new DemoError(
    `The folder ${dataDir} cannot be written (${code}). Choose another one with --data, or mend its permissions.`
  );
}

function isSameProcess(pid: number, start: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) {
    return false;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // Process ids are used again, after a restart of the machine above all.
  return startOf(pid) === start;
}

/** When a process started, in the kernel's own unit; empty where the kernel does not tell. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22; the name in parentheses may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
