import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { StartError } from './StartError';

/** Environment variables by name. */
export type Environment = Record<string, string | undefined>;

/**
 * Reads every YAML file of one provisioning folder, with `$VAR`, `${VAR}` and `$__env{VAR}` expanded in every text
 * as Grafana does (`pkg/services/provisioning/values`): an unset variable is empty, `$$` is a dollar sign.
 * Throws StartError naming the file.
 */
export function readProvisioning<S extends v.GenericSchema>(dir: string, env: Environment, schema: S) {
  const files = existsSync(dir) ? readdirSync(dir).filter((name) => /\.ya?ml$/.test(name)) : [];
  return files.sort().map((name): v.InferOutput<S> => {
    const path = join(dir, name);
    const result = v.safeParse(schema, expand(parseYaml(path), env));
    if (!result.success) {
      const issue = result.issues[0];
      throw new StartError(`${path} is wrong at ${v.getDotPath(issue) ?? 'its top level'}: ${issue.message}.`);
    }
    return result.output;
  });
}

function parseYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StartError(`${path} is not readable YAML: ${(error as Error).message.split('\n')[0]}.`);
  }
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
