import { SceneDataTransformer, SceneQueryRunner, VizPanel } from '@grafana/scenes';
import { panelMenu } from './panelMenu';
import { PanelNotices } from './PanelNotices';
import type { PanelModel } from './readDashboard';

/**
 * The scene object of one panel: its queries, transformations and options.
 *
 * @param key - `panel-<id>`, longer in the copies of a row
 */
export function buildPanel(panel: PanelModel, key: string): VizPanel {
  return new VizPanel({
    key,
    pluginId: panel.type,
    title: panel.title,
    description: panel.description,
    options: panel.options,
    fieldConfig: panel.fieldConfig,
    pluginVersion: panel.pluginVersion,
    displayMode: panel.transparent ? 'transparent' : 'default',
    // Without a title the header only shows on hover, as in Grafana.
    hoverHeader: panel.title === '',
    $data: panel.targets.length > 0 ? panelData(panel) : undefined,
    menu: panelMenu(),
    titleItems: new PanelNotices({}),
  });
}

function panelData(panel: PanelModel): SceneDataTransformer {
  const runner = new SceneQueryRunner({
    queries: panel.targets,
    datasource: panel.datasource ?? undefined,
    maxDataPoints: panel.maxDataPoints,
    maxDataPointsFromWidth: true,
    minInterval: panel.interval,
    dataLayerFilter: { panelId: panel.id },
  });
  return new SceneDataTransformer({ $data: runner, transformations: panel.transformations });
}
