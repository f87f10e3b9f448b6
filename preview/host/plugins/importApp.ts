import type { AppPlugin, AppPluginMeta } from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';
import { memoize } from 'lodash';
import { importPlugin } from './systemLoader';

/** Ids of the apps that are installed and enabled. */
export function installedApps(): string[] {
  return Object.keys(config.apps);
}

/**
 * Loads an app's bundle once and starts it with its settings (name, jsonData) as the server has them.
 *
 * @throws when the bundle does not load or exports no `plugin`
 */
export const importApp = memoize(async (id: string): Promise<AppPlugin> => {
  const quiet = { showErrorAlert: false };
  const meta = await getBackendSrv().get<AppPluginMeta>(`/api/plugins/${id}/settings`, undefined, undefined, quiet);
  const app = await importPlugin<AppPlugin>(meta, 'addedLinkConfigs');
  app.meta = meta;
  app.init(meta);
  return app;
});
