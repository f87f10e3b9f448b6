import * as v from 'valibot';
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
  /** Empty for the browser's. */
  timezone: string;
  /** Empty for the browser's. */
  weekStart: string;
  refresh: string;
  /** Shared crosshair: 0 off, 1 line, 2 line and tooltip. */
  graphTooltip: number;
  panels: PanelModel[];
  variables: VariableModel[];
  annotations: AnnotationQuery[];
}

const text = v.fallback(v.string(), '');
const number = (otherwise: number) => v.fallback(v.number(), otherwise);
const object = v.record(v.string(), v.unknown());
const objects = v.nullish(v.array(object), []);
const list = v.nullish(v.object({ list: objects }), {});

const panelSchema = v.looseObject({
  id: number(0),
  type: text,
  title: text,
  gridPos: v.fallback(v.object({ x: number(0), y: number(0), w: number(12), h: number(8) }), {
    x: 0,
    y: 0,
    w: 12,
    h: 8,
  }),
  targets: objects,
  transformations: objects,
  options: v.nullish(object, {}),
  fieldConfig: v.nullish(v.object({ defaults: v.nullish(object, {}), overrides: objects }), {}),
  panels: v.nullish(v.array(v.lazy((): v.GenericSchema => panelSchema)), []),
});

const dashboardSchema = v.pipe(
  v.record(v.string(), v.unknown(), 'It should be an object.'),
  v.check(
    (json) => !('elements' in json || 'spec' in json),
    'It is in the v2 schema. Save it in the classic JSON model: the preview host reads no other.'
  ),
  v.object({
    uid: text,
    title: text,
    tags: v.nullish(v.array(v.string()), []),
    time: v.fallback(v.object({ from: v.string(), to: v.string() }), { from: 'now-6h', to: 'now' }),
    timezone: text,
    weekStart: text,
    refresh: text,
    graphTooltip: number(0),
    panels: v.nullish(v.array(panelSchema), []),
    templating: list,
    annotations: list,
  })
);

/**
 * Reads the classic dashboard JSON (schema version 16 and later).
 *
 * @param json - the `dashboard` part of `GET /api/dashboards/uid/:uid`
 * @throws an error that names what is wrong and where
 */
export function readDashboard(json: unknown): DashboardModel {
  const { templating, annotations, ...dashboard } = read(dashboardSchema, json, 'The dashboard');
  return { ...dashboard, variables: templating.list, annotations: annotations.list } as unknown as DashboardModel;
}

/**
 * Reads one panel: the model of a library element.
 *
 * @param what - for the error, `The library panel slo-checkout`
 */
export function readPanel(json: unknown, what: string): PanelModel {
  return read(panelSchema, json, what) as unknown as PanelModel;
}

function read<S extends v.GenericSchema>(schema: S, json: unknown, what: string): v.InferOutput<S> {
  const result = v.safeParse(schema, json);
  if (!result.success) {
    const [issue] = result.issues;
    throw new Error(`${what} cannot be read at ${v.getDotPath(issue) ?? 'its top level'}: ${issue.message}`);
  }
  return result.output;
}
