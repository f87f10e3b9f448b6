import { type PanelPlugin, type PanelPluginMeta } from '@grafana/data';
import { config } from '@grafana/runtime';
import { builtInPanel } from '../panels/builtInPanel';
import { messagePanel } from '../panels/messagePanel';
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
 * @returns the plugin; where it is not installed or does not load, one that says so in a box
 */
export function importPanel(id: string): Promise<PanelPlugin> {
  const running = loading.get(id) ?? load(id);
  loading.set(id, running);
  void running.then((plugin) => loaded.set(id, plugin));
  return running;
}

async function load(id: string): Promise<PanelPlugin> {
  const own = builtInPanel(id);
  if (own) {
    own.meta = metaOf(id);
    return own;
  }
  const meta: PanelPluginMeta | undefined = config.panels[id];
  if (!meta || meta.module?.startsWith('core:')) {
    const offered = 'The preview host draws timeseries, stat, table and text, and the panels of installed plugins.';
    return told(id, `Panel type “${id}” is not here`, offered);
  }
  try {
    return await installed(meta);
  } catch (error) {
    console.error(error);
    return told(id, `Panel type “${id}” did not load`, (error as Error).message);
  }
}

async function installed(meta: PanelPluginMeta): Promise<PanelPlugin> {
  const { plugin } = await importBundle(meta.module ?? `public/plugins/${meta.id}/module.js`);
  if (typeof plugin !== 'object' || plugin === null || !('fieldConfigRegistry' in plugin)) {
    throw new Error(`The bundle of ${meta.id} exports no "plugin" that is a PanelPlugin.`);
  }
  (plugin as PanelPlugin).meta = meta;
  return plugin as PanelPlugin;
}

function told(id: string, title: string, text: string): PanelPlugin {
  const plugin = messagePanel(title, text);
  plugin.meta = { ...metaOf(id), skipDataQuery: true };
  return plugin;
}

function metaOf(id: string): PanelPluginMeta {
  const { version } = config.buildInfo;
  const info = { author: { name: '' }, description: '', links: [], screenshots: [], updated: '', version };
  const logos = { small: '', large: '' };
  const skipDataQuery = id === 'text';
  return {
    id,
    name: id,
    type: 'panel',
    sort: 0,
    module: '',
    baseUrl: '',
    skipDataQuery,
    info: { ...info, logos },
  } as unknown as PanelPluginMeta;
}
