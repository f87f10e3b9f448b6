import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFileAs } from '../state/readFileAs';
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
    .map((path) => join(distDir, path))
    .map((path) => ({
      json: readFileAs(path, JSON.parse, pluginJsonSchema, 'build the plugin again'),
      dir: dirname(path),
    }));
}
