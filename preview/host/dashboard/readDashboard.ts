import type {
  AnnotationQuery,
  DataQuery,
  DataSourceRef,
  DataTransformerConfig,
  FieldConfigSource,
} from '@grafana/data';

export interface GridPosition {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface PanelModel {
  id: number;
  type: string;
  title: string;
  description?: string;
  gridPos: GridPosition;
  datasource?: DataSourceRef | null;
  targets: DataQuery[];
  transformations: DataTransformerConfig[];
  options: Record<string, unknown>;
  fieldConfig: FieldConfigSource;
  pluginVersion?: string;
  transparent?: boolean;
  maxDataPoints?: number;
  interval?: string;
  libraryPanel?: { uid: string; name: string };
  /** Rows only: the variable with a copy of the row for each value. */
  repeat?: string;
  /** Rows only. */
  collapsed?: boolean;
  /** Rows only: the panels of a collapsed row. */
  panels?: PanelModel[];
}

export interface VariableModel {
  type: string;
  name: string;
  label?: string;
  description?: string;
  hide?: number;
  skipUrlSync?: boolean;
  query?: unknown;
  datasource?: DataSourceRef | null;
  regex?: string;
  refresh?: number;
  sort?: number;
  multi?: boolean;
  includeAll?: boolean;
  allValue?: string;
  current?: { value?: string | string[]; text?: string | string[] };
}

export interface DashboardModel {
  uid: string;
  title: string;
  tags: string[];
  time: { from: string; to: string };
  timezone?: string;
  weekStart?: string;
  refresh: string;
  /** Shared crosshair: 0 off, 1 line, 2 line and tooltip. */
  graphTooltip: number;
  panels: PanelModel[];
  variables: VariableModel[];
  annotations: AnnotationQuery[];
}

type Json = Record<string, unknown>;

/**
 * Reads the classic dashboard JSON (schema version 16 and later).
 *
 * @param json - the `dashboard` part of `GET /api/dashboards/uid/:uid`
 * @throws an error that names what is wrong and where
 */
export function readDashboard(json: unknown): DashboardModel {
  const dashboard = asObject(json, 'The dashboard');
  if ('elements' in dashboard || 'spec' in dashboard) {
    throw new Error(
      'The dashboard is in the v2 schema. Save it in the classic JSON model: the preview host reads no other.'
    );
  }
  const time = asObject(dashboard.time ?? {}, 'time');
  return {
    uid: text(dashboard.uid),
    title: text(dashboard.title),
    tags: asList(dashboard.tags ?? [], 'tags').map(text),
    time: { from: text(time.from) || 'now-6h', to: text(time.to) || 'now' },
    timezone: text(dashboard.timezone) || undefined,
    weekStart: text(dashboard.weekStart) || undefined,
    refresh: text(dashboard.refresh),
    graphTooltip: number(dashboard.graphTooltip) ?? 0,
    panels: asList(dashboard.panels ?? [], 'panels').map((panel, at) => readPanel(panel, `panels[${at}]`)),
    variables: listIn(dashboard.templating, 'templating') as unknown as VariableModel[],
    annotations: listIn(dashboard.annotations, 'annotations') as unknown as AnnotationQuery[],
  };
}

/**
 * Reads one panel of a dashboard, or the model of a library element.
 *
 * @param where - for the error, `panels[3]`
 */
export function readPanel(json: unknown, where: string): PanelModel {
  const panel = asObject(json, where);
  const place = asObject(panel.gridPos ?? {}, `${where}.gridPos`);
  const fieldConfig = asObject(panel.fieldConfig ?? {}, `${where}.fieldConfig`);
  const targets = asList(panel.targets ?? [], `${where}.targets`).map((target, at) =>
    asObject(target, `${where}.targets[${at}]`)
  );
  return {
    ...(panel as unknown as PanelModel),
    id: number(panel.id) ?? 0,
    type: text(panel.type),
    title: text(panel.title),
    gridPos: {
      x: number(place.x) ?? 0,
      y: number(place.y) ?? 0,
      w: number(place.w) ?? 12,
      h: number(place.h) ?? 8,
    },
    targets: targets as unknown as DataQuery[],
    transformations: asList(panel.transformations ?? [], `${where}.transformations`) as DataTransformerConfig[],
    options: asObject(panel.options ?? {}, `${where}.options`),
    fieldConfig: {
      defaults: asObject(fieldConfig.defaults ?? {}, `${where}.fieldConfig.defaults`),
      overrides: asList(
        fieldConfig.overrides ?? [],
        `${where}.fieldConfig.overrides`
      ) as FieldConfigSource['overrides'],
    },
    panels: asList(panel.panels ?? [], `${where}.panels`).map((inner, at) =>
      readPanel(inner, `${where}.panels[${at}]`)
    ),
  };
}

function listIn(holder: unknown, where: string): Json[] {
  const list = asList(asObject(holder ?? {}, where).list ?? [], `${where}.list`);
  return list.map((item, at) => asObject(item, `${where}.list[${at}]`));
}

function asObject(value: unknown, where: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${where} should be an object in the dashboard JSON, not ${describe(value)}.`);
  }
  return value as Json;
}

function asList(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) {
    throw new Error(`${where} should be a list in the dashboard JSON, not ${describe(value)}.`);
  }
  return value;
}

function describe(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
