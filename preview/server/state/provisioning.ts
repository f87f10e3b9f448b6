import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { readFileAs } from './readFileAs';

/** Environment variables by name. */
export type Environment = Record<string, string | undefined>;

/**
 * Reads what the YAML files of one provisioning folder list under `key`, with `$VAR`, `${VAR}` and `$__env{VAR}` expanded in every text
 * as Grafana does (`pkg/services/provisioning/values`): an unset variable is empty, `$$` is a dollar sign.
 * Throws StartError naming the file.
 */
export function readProvisioning<S extends v.GenericSchema>(
  dir: string,
  env: Environment,
  key: string,
  item: S
): Array<v.InferOutput<S>> {
  const schema = v.object({ [key]: v.nullish(v.array(item), []) });
  const files = existsSync(dir) ? readdirSync(dir).filter((name) => /\.ya?ml$/.test(name)) : [];
  const parseFile = (text: string): unknown => expand(parse(text), env);
  return files.sort().flatMap((name) => readFileAs(join(dir, name), parseFile, schema)[key] ?? []);
}

function expand(value: unknown, env: Environment): unknown {
  if (typeof value === 'string') {
    return value
      .split('$$')
      .map((part) => part.replace(/\$__env\{(\w+)\}|\$\{(\w+)\}|\$(\w+)/g, (_, a, b, c) => env[a ?? b ?? c] ?? ''))
      .join('$');
  }
  if (Array.isArray(value)) {
    return value.map((inner) => expand(inner, env));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expand(inner, env)]));
  }
  return value;
}
