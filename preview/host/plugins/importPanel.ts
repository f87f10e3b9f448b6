import { PanelPlugin, type PanelPluginMeta } from '@grafana/data';
import { config } from '@grafana/runtime';
import { builtInPanel } from '../panels/builtInPanel';
import { unknownPanel } from '../panels/unknownPanel';
import { importBundle } from './systemLoader';

const loaded = new Map<string, PanelPlugin>();
const loading = new Map<string, Promise<PanelPlugin>>();

/** The panel plugin if it has been loaded already. */
export function panelFromCache(id: string): PanelPlugin | undefined {
  return loaded.get(id);
}

/**
 * Loads a panel plugin once.
 *
 * @param id - plugin id, `timeseries` or `truce-budget-panel`
 * @returns the plugin; for an id that is not installed, one that says so in a box
 * @throws when its bundle does not load
 */
export function importPanel(id: string): Promise<PanelPlugin> {
  const running = loading.get(id) ?? load(id);
  loading.set(id, running);
  running.then((plugin) => loaded.set(id, plugin)).catch(() => loading.delete(id));
  return running;
}

async function load(id: string): Promise<PanelPlugin> {
  const own = builtInPanel(id);
  if (own) {
    own.meta = metaOf(id);
    return own;
  }
  const meta: PanelPluginMeta | undefined = config.panels[id];
  if (!meta) {
    const plugin = unknownPanel(id);
    plugin.meta = { ...metaOf(id), skipDataQuery: true };
    return plugin;
  }
  const { plugin } = await importBundle(meta.module ?? `public/plugins/${id}/module.js`);
  if (typeof plugin !== 'object' || plugin === null || !('fieldConfigRegistry' in plugin)) {
    throw new Error(`Panel ${id}: its bundle exports no "plugin" that is a PanelPlugin.`);
  }
  (plugin as PanelPlugin).meta = meta;
  return plugin as PanelPlugin;
}

function metaOf(id: string): PanelPluginMeta {
  const { version } = config.buildInfo;
  const info = { author: { name: '' }, description: '', links: [], screenshots: [], updated: '', version };
  const logos = { small: '', large: '' };
  const skipDataQuery = id === 'text';
  return { id, name: id, type: 'panel', sort: 0, module: '', baseUrl: '', skipDataQuery, info: { ...info, logos } } as unknown as PanelPluginMeta;
}
