/** @jest-environment node */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { DemoError } from './DemoError';
import { demoFiles } from './demoFiles';
import { lockDataDir } from './lock';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'truce-lock-'));
});

afterEach(() => rmSync(dataDir, { recursive: true }));

describe('the lock of a data folder', () => {
  it('says which folder cannot be written, also where the kernel allows none at all', () => {
    writeFileSync(path.join(dataDir, 'file'), '');
    for (const folder of [path.join(dataDir, 'file', 'below'), '/proc/truce/below']) {
      expect(() => lockDataDir(folder)).toThrow(/^The folder .* cannot be written \(E[A-Z]+\)\. Choose another one/);
    }
  });

  it('refuses a second demo while the first runs, and lets it in afterwards', () => {
    const release = lockDataDir(dataDir);
    expect(() => lockDataDir(dataDir)).toThrow(
      new DemoError(
        `Another demo (process ${process.pid}) is using ${dataDir}. Stop it, or choose another folder with --data.`
      )
    );
    release();
    lockDataDir(dataDir)();
    expect(existsSync(demoFiles(dataDir).lock)).toBe(false);
  });

  it.each([
    ['whose process has ended', '999999999 123'],
    ['whose process id now belongs to another process', `${process.pid} 1`],
    ['that holds no process id', 'garbage'],
    ['that is empty', ''],
  ])('ignores a lock %s', (_, text) => {
    writeFileSync(demoFiles(dataDir).lock, text);
    expect(() => lockDataDir(dataDir)()).not.toThrow();
  });
});
