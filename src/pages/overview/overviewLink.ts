import type { PluginExtensionAddedLinkConfig, PluginExtensionPanelContext, ScopedVars } from '@grafana/data';

import { DATASOURCE_TYPE } from '../../grafana/places';
import { OVERVIEW_PATH } from '../appPaths';

const OUR_PANELS = ['truce-policystate-panel', 'truce-budget-panel', 'truce-burnrate-panel'];

/**
 * The link in the menu of panels that show Truce's answers. plugin.json declares the same title and description,
 * because Grafana (12.3 and later) leaves out links that it does not find there.
 */
export const OVERVIEW_LINK: PluginExtensionAddedLinkConfig<PluginExtensionPanelContext> = {
  targets: 'grafana/dashboard/panel/menu',
  title: 'Open in Truce overview',
  description: 'All promises, worst first, with what was agreed and by whom.',
  path: OVERVIEW_PATH,
  icon: 'shield',
  configure: (context) => {
    const asked = (context?.targets ?? []).filter((it) => it.datasource?.type === DATASOURCE_TYPE);
    if (context === undefined || (asked.length === 0 && !OUR_PANELS.includes(context.pluginId))) {
      return undefined;
    }
    return { path: pathFor(asked, context.scopedVars) };
  },
};

/** The overview, narrowed to what a panel's only query asks for. */
function pathFor(queries: readonly object[], scopedVars: ScopedVars | undefined): string {
  const [query] = queries;
  if (queries.length !== 1 || query === undefined) {
    return OVERVIEW_PATH;
  }
  const { slo, team } = query as Record<string, unknown>;
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries({ team, slo })) {
    const name = nameOf(value, scopedVars);
    if (name !== undefined) {
      params.set(key, name);
    }
  }
  return params.toString() === '' ? OVERVIEW_PATH : `${OVERVIEW_PATH}?${params}`;
}

/** The one SLO or team that a part of a query stands for: a name, or the variable by which its panel is repeated. */
function nameOf(value: unknown, scopedVars: ScopedVars = {}): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  const variable = /^\$(?:(\w+)|\{(\w+)(?::\w+)?\})$/.exec(text);
  const name: unknown = variable ? scopedVars[variable[1] ?? variable[2] ?? '']?.value : text;
  // Lists, "all" and other variables name no single one.
  return typeof name === 'string' && /^[^$,[*]+$/.test(name) ? name : undefined;
}
