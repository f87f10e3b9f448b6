import type { PluginExtensionPanelContext, ScopedVars } from '@grafana/data';
import { LocalValueVariable, sceneGraph, type SceneObject, SceneQueryRunner, type VizPanel } from '@grafana/scenes';
import type { DashboardModel } from './readDashboard';

/** What an app's link learns about the panel in whose menu it stands. */
export function panelContext(panel: VizPanel): PluginExtensionPanelContext {
  // The root is a DashboardScene, which imports this file by way of its panels' menus.
  const { uid, title, tags } = (panel.getRoot().state as unknown as { model: DashboardModel }).model;
  const time = sceneGraph.getTimeRange(panel);
  const runner = sceneGraph.findDescendents(panel, SceneQueryRunner)[0];
  return {
    id: panel.getLegacyPanelId(),
    pluginId: panel.state.pluginId,
    title: sceneGraph.interpolate(panel, panel.state.title, undefined, 'text'),
    timeRange: time.state.value.raw,
    timeZone: time.getTimeZone(),
    dashboard: { uid, title, tags },
    targets: (runner?.state.queries ?? []).filter((query) => !query.hide),
    scopedVars: { ...repeatValues(panel), __sceneObject: { text: '__sceneObject', value: panel } },
    data: sceneGraph.getData(panel).state.data,
  };
}

/** The values that a panel, or the row it stands in, repeats by. */
function repeatValues(panel: VizPanel): ScopedVars {
  const values: ScopedVars = {};
  for (let part: SceneObject | undefined = panel; part !== undefined; part = part.parent) {
    for (const variable of part.state.$variables?.state.variables ?? []) {
      if (variable instanceof LocalValueVariable) {
        values[variable.state.name] ??= { value: variable.getValue(), text: variable.getValueText() };
      }
    }
  }
  return values;
}
