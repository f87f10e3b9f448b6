import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { StoreError } from '../StoreError';
import type { FileText } from './parseFile';

/** How often, and how many milliseconds apart, a file that somebody else is writing is asked for. */
const TRIES = 200;
const PAUSE_MS = 10;

/** Files in a folder that several programs may write: each is there whole or not at all. Refusals are StoreErrors. */
export class Folder {
  constructor(private readonly root: string) {}

  /** All YAML files of a folder below this one, by name. None where that is not there. */
  async list(below: string): Promise<FileText[]> {
    return this.guard(this.root, async () => {
      if (!(await stat(this.root).catch(absent))?.isDirectory()) {
        throw new StoreError('not-set-up', `There is no folder ${this.root}. Make it, or name another one.`);
      }
      const names = (await readdir(path.join(this.root, below)).catch(absent)) ?? [];
      const files = names.filter((it) => /^[^.].*\.ya?ml$/.test(it)).sort();
      const texts: FileText[] = [];
      for (const name of files) {
        const text = await this.read(`${below}/${name}`);
        if (text !== undefined) {
          texts.push(text);
        }
      }
      return texts;
    });
  }

  /** One file; undefined when it is not there. */
  async read(file: string): Promise<FileText | undefined> {
    return this.guard(file, async () => {
      const at = path.join(this.root, file);
      const text = await readFile(at, 'utf8').catch(absent);
      return text === undefined ? undefined : { file, text, changedAt: (await stat(at).catch(absent))?.mtimeMs ?? 0 };
    });
  }

  /** Makes a new file. False when there is one already. */
  async create(file: string, text: string): Promise<boolean> {
    return this.guard(file, async () => {
      const at = path.join(this.root, file);
      await mkdir(path.dirname(at), { recursive: true });
      const made = await this.writeBeside(at, text);
      try {
        // Unlike a rename it fails when the file is there.
        await link(made, at);
        return true;
      } catch (error) {
        if (codeOf(error) === 'EEXIST') {
          return false;
        }
        return await writeExclusively(at, text);
      } finally {
        await rm(made, { force: true });
      }
    });
  }

  /** Does something that must not happen twice at once to a file, in this program or another one. */
  async alone<T>(file: string, work: () => Promise<T>): Promise<T> {
    const lock = path.join(this.root, `${file}.lock`);
    await this.guard(file, () => takeLock(lock, file));
    try {
      return await work();
    } finally {
      await rm(lock, { force: true });
    }
  }

  async replace(file: string, text: string): Promise<void> {
    await this.guard(file, async () => {
      const at = path.join(this.root, file);
      await rename(await this.writeBeside(at, text), at);
    });
  }

  private async writeBeside(at: string, text: string): Promise<string> {
    const beside = path.join(path.dirname(at), `.${path.basename(at)}.${randomUUID()}`);
    await writeFile(beside, text);
    return beside;
  }

  private async guard<T>(file: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof StoreError ? error : refusalOf(error, file);
    }
  }
}

async function takeLock(lock: string, file: string): Promise<void> {
  for (let i = 0; i < TRIES; i++) {
    try {
      await (await open(lock, 'wx')).close();
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') {
        throw error;
      }
      await pause(PAUSE_MS);
    }
  }
  throw new StoreError(
    'unavailable',
    `${file} is being written by another program. Try again; if none is, remove ${path.basename(lock)} beside it.`
  );
}

/** For file systems without links. */
async function writeExclusively(at: string, text: string): Promise<boolean> {
  try {
    await writeFile(at, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

function absent(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT') {
    return undefined;
  }
  throw error;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function refusalOf(error: unknown, file: string): StoreError {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StoreError('not-allowed', `You may not read or write ${file}. Ask whoever owns the folder.`);
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError('unavailable', `${file} cannot be read or written: ${reason}.`);
}
