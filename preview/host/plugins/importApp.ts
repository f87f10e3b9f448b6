import { type AppPlugin, type AppPluginMeta } from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';
import { importBundle } from './systemLoader';

const settings = new Map<string, Promise<AppPluginMeta>>();
const plugins = new Map<string, Promise<AppPlugin>>();

/** Ids of the apps that are installed and enabled. */
export function installedApps(): string[] {
  return Object.keys(config.apps);
}

/** The app's settings as the server has them (name, includes, jsonData), asked for once. */
export function appMeta(id: string): Promise<AppPluginMeta> {
  const running =
    settings.get(id) ??
    getBackendSrv().get<AppPluginMeta>(`/api/plugins/${id}/settings`, undefined, undefined, { showErrorAlert: false });
  settings.set(id, running);
  running.catch(() => settings.delete(id));
  return running;
}

/**
 * Loads an app's bundle once and starts it.
 *
 * @throws when the bundle does not load or exports no `plugin`
 */
export function importApp(id: string): Promise<AppPlugin> {
  const running = plugins.get(id) ?? load(id);
  plugins.set(id, running);
  running.catch(() => plugins.delete(id));
  return running;
}

async function load(id: string): Promise<AppPlugin> {
  const meta = await appMeta(id);
  const { plugin } = await importBundle(meta.module ?? `public/plugins/${id}/module.js`);
  if (typeof plugin !== 'object' || plugin === null || !('addedLinkConfigs' in plugin)) {
    throw new Error(`App ${id}: its bundle exports no "plugin" that is an AppPlugin.`);
  }
  const app = plugin as AppPlugin;
  app.meta = meta;
  app.init(meta);
  return app;
}
