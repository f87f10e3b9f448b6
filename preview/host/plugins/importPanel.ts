import type { PanelPlugin, PanelPluginMeta } from '@grafana/data';
import { config } from '@grafana/runtime';
import { memoize } from 'lodash';
import { builtInPanel } from '../panels/builtInPanel';
import { messagePanel } from '../panels/messagePanel';
import { importPlugin } from './systemLoader';

const loaded = new Map<string, PanelPlugin>();

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
export const importPanel = memoize(async (id: string): Promise<PanelPlugin> => {
  const plugin = await load(id);
  loaded.set(id, plugin);
  return plugin;
});

async function load(id: string): Promise<PanelPlugin> {
  const meta: PanelPluginMeta | undefined = config.panels[id];
  if (!meta) {
    const offered = 'The preview host draws timeseries, stat, table and text, and the panels of installed plugins.';
    return named(id, builtInPanel(id) ?? messagePanel(`Panel type “${id}” is not here`, offered));
  }
  try {
    const plugin = await importPlugin<PanelPlugin>(meta, 'fieldConfigRegistry');
    plugin.meta = meta;
    return plugin;
  } catch (error) {
    console.error(error);
    return named(id, messagePanel(`Panel type “${id}” did not load`, (error as Error).message));
  }
}

/** Gives a panel that has no plugin.json the least that @grafana/scenes asks of one. */
function named(id: string, plugin: PanelPlugin): PanelPlugin {
  const info = { version: config.buildInfo.version };
  plugin.meta = { id, name: id, type: 'panel', info, skipDataQuery: id === 'text' } as PanelPluginMeta;
  return plugin;
}
