import { CoreApp, type AnnotationQuery, type DataQueryRequest } from '@grafana/data';
import {
  behaviors,
  dataLayers,
  MultiValueVariable,
  sceneGraph,
  SceneDataLayerSet,
  SceneGridItem,
  SceneGridLayout,
  SceneGridRow,
  SceneObjectBase,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  VariableDependencyConfig,
  VariableValueSelectors,
  VizPanel,
  type DataRequestEnricher,
  type MultiValueVariableState,
  type SceneObject,
  type SceneObjectState,
  type SceneTimeRangeState,
} from '@grafana/scenes';
import { uniq } from 'lodash';
import { buildGrid } from './buildGrid';
import { buildVariables } from './buildVariables';
import { placePanels, type ValuesOf } from './placePanels';
import type { DashboardModel } from './readDashboard';

interface DashboardSceneState extends SceneObjectState {
  model: DashboardModel;
  $data: SceneDataLayerSet;
  body: SceneGridLayout;
  controls: SceneObject[];
  timeControls: SceneObject[];
}

/** A dashboard: time, variables, annotations, controls, and the grid that follows the variables its rows repeat by. */
export class DashboardScene extends SceneObjectBase<DashboardSceneState> implements DataRequestEnricher {
  protected _variableDependency: VariableDependencyConfig<DashboardSceneState>;
  private shown = '';

  constructor(model: DashboardModel) {
    const { time, refresh } = model;
    const timeZone = model.timezone || undefined;
    const weekStart = (model.weekStart || undefined) as SceneTimeRangeState['weekStart'];
    super({
      model,
      $timeRange: new SceneTimeRange({ ...time, timeZone, weekStart }),
      $variables: buildVariables(model.variables),
      $data: new SceneDataLayerSet({ layers: model.annotations.map(annotationLayer) }),
      $behaviors: [
        new behaviors.SceneQueryController(),
        new behaviors.CursorSync({ key: 'cursor', sync: model.graphTooltip }),
      ],
      controls: [new VariableValueSelectors({})],
      timeControls: [new SceneTimePicker({}), new SceneRefreshPicker({ refresh, withText: true })],
      body: new SceneGridLayout({ children: [] }),
    });
    this._variableDependency = new VariableDependencyConfig<DashboardSceneState>(this, {
      variableNames: repeatedBy(model),
      onVariableUpdateCompleted: () => this.place(),
    });
    this.addActivationHandler(() => {
      this.place();
      const holder = window as { __grafanaSceneContext?: SceneObject };
      holder.__grafanaSceneContext = this;
      // Kiosk mode and solo panels draw no controls, yet the refresh picker's timer has to run.
      const stopControls = this.state.timeControls.map((control) => control.activate());
      return () => {
        stopControls.forEach((stop) => stop());
        sceneGraph.getQueryController(this)?.cancelAll();
        if (holder.__grafanaSceneContext === this) {
          holder.__grafanaSceneContext = undefined;
        }
      };
    });
  }

  /**
   * The panel that `viewPanel` or `panelId` names: a number, or a key such as `panel-3-row-1`.
   */
  findPanel(name: string): VizPanel | undefined {
    const wanted = /^\d+$/.test(name) ? `panel-${name}` : name;
    const items = this.state.body.state.children.flatMap((child) =>
      child instanceof SceneGridRow ? child.state.children : [child]
    );
    const bodies = items.map((item) => (item instanceof SceneGridItem ? item.state.body : undefined));
    return bodies.find((body): body is VizPanel => body instanceof VizPanel && body.state.key === wanted);
  }

  enrichDataRequest(source: SceneObject): Partial<DataQueryRequest> {
    const { uid, title } = this.state.model;
    const dashboard = { app: CoreApp.Dashboard, dashboardUID: uid, dashboardTitle: title };
    const panel = panelAround(source);
    if (!panel) {
      return dashboard;
    }
    const { title: panelName, pluginId: panelPluginId } = panel.state;
    return { ...dashboard, panelId: panel.getLegacyPanelId(), panelName, panelPluginId };
  }

  private place(): void {
    if (this._variableDependency.hasDependencyInLoadingState()) {
      return;
    }
    const placed = placePanels(this.state.model.panels, this.valuesOf);
    const next = JSON.stringify(placed);
    if (next !== this.shown) {
      this.shown = next;
      this.state.body.setState({ children: buildGrid(placed) });
    }
  }

  private valuesOf: ValuesOf = (name) => {
    const variable = sceneGraph.lookupVariable(name, this);
    if (!variable) {
      return [];
    }
    if (variable instanceof MultiValueVariable && variable.hasAllValue()) {
      const { options }: MultiValueVariableState = variable.state;
      return options.map(({ value, label }) => ({ value: String(value), text: label }));
    }
    const texts = [variable.getValueText?.() ?? variable.getValue()].flat();
    const several = variable instanceof MultiValueVariable ? [variable.state.text].flat() : texts;
    return [variable.getValue()]
      .flat()
      .map((value, at) => ({ value: String(value), text: String(several[at] ?? value) }))
      .filter(({ value }) => value !== '');
  };
}

/** What an annotation query finds, with the switch that Grafana shows for it. */
function annotationLayer(query: AnnotationQuery, at: number): dataLayers.AnnotationsDataLayer {
  const { name, enable, hide } = query;
  const [isEnabled, isHidden] = [Boolean(enable), Boolean(hide)];
  return new dataLayers.AnnotationsDataLayer({ key: `annotations-${at}`, query, name, isEnabled, isHidden });
}

/** Annotation layers ask too, and they stand in no panel. */
function panelAround(source: SceneObject): VizPanel | undefined {
  let object: SceneObject | undefined = source;
  while (object && !(object instanceof VizPanel)) {
    object = object.parent;
  }
  return object;
}

function repeatedBy({ panels }: DashboardModel): string[] {
  return uniq(panels.flatMap(({ type, repeat }) => (type === 'row' && repeat ? [repeat] : [])));
}
