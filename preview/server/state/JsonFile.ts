import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as v from 'valibot';
import { readFileAs } from './readFileAs';

const REMEDY = 'delete it to start without what it held';

/**
 * One value kept in one JSON file. Read once, at construction; `save` writes all of it to a temporary file and
 * renames that, so a killed process leaves either the old file or the new one, never half of one.
 */
export class JsonFile<T> {
  value: T;

  /** Throws StartError when the file is there and cannot be read as `schema`. */
  constructor(
    private readonly path: string,
    schema: v.GenericSchema<unknown, T>,
    empty: T
  ) {
    this.value = existsSync(path) ? readFileAs(path, JSON.parse, schema, REMEDY) : empty;
  }

  save(): void {
    mkdirSync(dirname(this.path), { recursive: true });
    const temporary = `${this.path}.${process.pid}.tmp`;
    writeFileSync(temporary, JSON.stringify(this.value, null, 1));
    renameSync(temporary, this.path);
  }
}
