import type { PluginExtensionPanelContext } from '@grafana/data';
import { sceneGraph, SceneQueryRunner, type VizPanel } from '@grafana/scenes';
import type { DashboardModel } from './readDashboard';

/** What an app's link learns about the panel in whose menu it stands. */
export function panelContext(panel: VizPanel, dashboard: DashboardModel): PluginExtensionPanelContext {
  const { uid, title, tags } = dashboard;
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
    scopedVars: { __sceneObject: { text: '__sceneObject', value: panel } },
    data: sceneGraph.getData(panel).state.data,
  };
}
