import { join } from 'node:path';
import * as v from 'valibot';
import { readProvisioning, type Environment } from '../state/provisioning';
import { JsonFile } from '../state/JsonFile';
import { StartError } from '../state/StartError';
import type { PluginJson } from './PluginJson';
import { PROMETHEUS } from './PROMETHEUS';
import { readPluginFolders, type InstalledPlugin } from './readPluginFolders';

const settingsSchema = v.object({
  enabled: v.boolean(),
  pinned: v.boolean(),
  jsonData: v.nullable(v.record(v.string(), v.unknown())),
});
const provisionedSchema = v.object({
  type: v.string(),
  disabled: v.optional(v.boolean(), false),
  jsonData: v.optional(v.record(v.string(), v.unknown()), {}),
});

export type PluginSettings = v.InferOutput<typeof settingsSchema>;

const NO_SETTINGS: PluginSettings = { enabled: false, pinned: false, jsonData: null };

/** The built plugins and the settings that administrators make for them. */
export class Plugins {
  readonly installed: InstalledPlugin[];
  private readonly settings: JsonFile<Record<string, PluginSettings>>;

  /** @param pluginDirs folders with plugins beside the built ones; throws StartError where there are none */
  constructor(stateDir: string, distDir: string, pluginDirs: readonly string[] = []) {
    this.installed = [...readPluginFolders(distDir), ...pluginDirs.flatMap(readFurtherPlugins)];
    const path = join(stateDir, 'plugin-settings.json');
    this.settings = new JsonFile(path, v.record(v.string(), settingsSchema), {});
  }

  byId(id: string): InstalledPlugin | undefined {
    return this.installed.find(({ json }) => json.id === id);
  }

  /** The plugin.json of an installed plugin or of Prometheus. */
  jsonOf(id: string): PluginJson | undefined {
    return this.byId(id)?.json ?? (id === PROMETHEUS.id ? PROMETHEUS : undefined);
  }

  settingsOf(id: string): PluginSettings {
    return this.settings.value[id] ?? NO_SETTINGS;
  }

  /** Replaces the settings whole, as Grafana's POST does: what is not sent is off or gone. */
  setSettings(id: string, settings: PluginSettings): void {
    this.settings.value[id] = settings;
    this.settings.save();
  }

  /** Name and logo of a data source type; a type that is not installed shows its id. */
  identity(type: string): { name: string; logo: string } {
    const json = this.jsonOf(type);
    return json
      ? { name: json.name, logo: `public/plugins/${type}/${json.info.logos.small}` }
      : { name: type, logo: 'public/img/icn-datasource.svg' };
  }

  /** Applies `<provisioningDir>/plugins/*.yaml`, at every start as Grafana does. */
  provision(provisioningDir: string, env: Environment): void {
    const apps = readProvisioning(join(provisioningDir, 'plugins'), env, 'apps', provisionedSchema);
    for (const { type, disabled, jsonData } of apps) {
      this.setSettings(type, { enabled: !disabled, pinned: !disabled, jsonData });
    }
  }
}

/** A folder that somebody named: none in it is a mistake, where an empty `dist/` is only not built yet. */
function readFurtherPlugins(dir: string): InstalledPlugin[] {
  const plugins = readPluginFolders(dir);
  if (plugins.length === 0) {
    throw new StartError(`There is no plugin.json in ${dir}. Name a folder that holds plugins.`);
  }
  return plugins;
}
