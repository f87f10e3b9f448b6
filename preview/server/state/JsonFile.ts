import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { StartError } from './StartError';

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
    this.value = read(path, schema) ?? empty;
  }

  save(): void {
    mkdirSync(dirname(this.path), { recursive: true });
    const temporary = `${this.path}.${process.pid}.tmp`;
    writeFileSync(temporary, JSON.stringify(this.value, null, 1));
    renameSync(temporary, this.path);
  }
}

function read<T>(path: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw new StartError(`The state file ${path} cannot be read (${(error as Error).message}).`);
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new StartError(`The state file ${path} is not JSON any more; delete it to start without what it held.`);
  }
  const result = v.safeParse(schema, data);
  if (!result.success) {
    const issue = result.issues[0];
    const where = v.getDotPath(issue) ?? 'its top level';
    throw new StartError(
      `The state file ${path} is damaged at ${where} (${issue.message}); delete it to start without what it held.`
    );
  }
  return result.output;
}
