import type { PluginExtensionAddedLinkConfig, PluginExtensionPanelContext } from '@grafana/data';

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
    return { path: pathFor(asked) };
  },
};

/** The overview, narrowed to what a panel's only query asks for by plain name. */
function pathFor(queries: readonly object[]): string {
  const [query] = queries;
  if (queries.length !== 1 || query === undefined) {
    return OVERVIEW_PATH;
  }
  const { slo, team } = query as Record<string, unknown>;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ team, slo })) {
    // Variables and lists name no single team or SLO.
    if (typeof value === 'string' && /^[^$,[*]+$/.test(value.trim())) {
      params.set(name, value.trim());
    }
  }
  return params.toString() === '' ? OVERVIEW_PATH : `${OVERVIEW_PATH}?${params}`;
}
