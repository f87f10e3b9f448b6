import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { StartError } from './StartError';

/**
 * Reads a file whole.
 *
 * @param remedy - what to do about a bad file
 * @throws StartError: one sentence with the path, what is wrong, where, and the remedy
 */
export function readFileAs<S extends v.GenericSchema>(
  path: string,
  parse: (text: string) => unknown,
  schema: S,
  remedy = 'mend it'
): v.InferOutput<S> {
  let data: unknown;
  try {
    data = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StartError(`The file ${path} cannot be read (${(error as Error).message.split('\n')[0]}); ${remedy}.`);
  }
  const result = v.safeParse(schema, data);
  if (!result.success) {
    const [issue] = result.issues;
    const where = v.getDotPath(issue) ?? 'its top level';
    throw new StartError(`The file ${path} is wrong at ${where} (${issue.message}); ${remedy}.`);
  }
  return result.output;
}
