import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { StartError } from '../state/StartError';
import { pluginJsonSchema, type PluginJson } from './PluginJson';

/** A built plugin and the folder its files are served from. */
export interface InstalledPlugin {
  json: PluginJson;
  dir: string;
}

/** Finds the plugin in `distDir` and those nested in its folders, at any depth. Throws StartError naming the file. */
export function readPluginFolders(distDir: string): InstalledPlugin[] {
  if (!existsSync(distDir)) {
    return [];
  }
  return readdirSync(distDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path === 'plugin.json' || path.endsWith('/plugin.json'))
    .sort()
    .map((path) => ({ json: readPluginJson(join(distDir, path)), dir: dirname(join(distDir, path)) }));
}

function readPluginJson(path: string): PluginJson {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new StartError(`${path} is not JSON; build the plugin again.`);
  }
  const result = v.safeParse(pluginJsonSchema, data);
  if (!result.success) {
    const issue = result.issues[0];
    throw new StartError(`${path} is wrong at ${v.getDotPath(issue) ?? 'its top level'}: ${issue.message}.`);
  }
  return result.output;
}
