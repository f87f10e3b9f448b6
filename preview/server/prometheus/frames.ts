import type { PromAnswer, PromSeries } from './PromAnswer';
import { goDuration } from './durations';

/** A data frame as Grafana sends it. */
export interface Frame {
  schema: { refId: string; meta: Record<string, unknown>; fields: object[] };
  data: { values: unknown[][]; entities?: Array<Entities | null> };
}

type Entities = Partial<Record<'NaN' | 'Inf' | 'NegInf', number[]>>;

/** What of a query shows in its frames. */
export interface FrameContext {
  refId: string;
  /** With its variables filled in. */
  expr: string;
  /** Milliseconds. */
  step: number;
  legendFormat: string;
}

/**
 * Prometheus's answer as Grafana's frames, as recorded: one a series; what was asked stands on the first frame
 * only; an answer without series is one frame without fields.
 */
export function framesOf(answer: PromAnswer, context: FrameContext): Frame[] {
  const frames = seriesOf(answer).map((series) => seriesFrame(series, answer, context));
  const [first = emptyFrame(context.refId), ...others] = frames;
  const { typeVersion, type, custom } = first.schema.meta as { typeVersion: unknown; type?: string; custom?: object };
  first.schema.meta = {
    ...(type ? { type } : {}),
    typeVersion,
    custom: { calculatedMinStep: context.step, ...custom },
    ...notices(answer),
    executedQueryString: `Expr: ${context.expr}\nStep: ${goDuration(context.step)}`,
  };
  return [first, ...others];
}

function emptyFrame(refId: string): Frame {
  return { schema: { refId, meta: { typeVersion: [0, 0] }, fields: [] }, data: { values: [] } };
}

function seriesOf({ data }: PromAnswer): PromSeries[] {
  switch (data?.resultType) {
    case 'matrix':
    case 'vector':
      return data.result;
    case 'scalar':
      return [{ metric: {}, value: data.result }];
    default:
      return [];
  }
}

function seriesFrame(series: PromSeries, answer: PromAnswer, context: FrameContext): Frame {
  const resultType = answer.data?.resultType;
  const samples = series.values ?? (series.value ? [series.value] : []);
  const { values, entities } = encode(samples.map(([, value]) => value));
  const displayName = displayNameOf(series.metric, context);
  const times = samples.map(([time]) => Math.round(time * 1000));
  return {
    schema: {
      refId: context.refId,
      meta: {
        type: resultType === 'matrix' ? 'timeseries-multi' : 'numeric-multi',
        typeVersion: [0, 1],
        custom: { resultType },
        ...notices(answer),
      },
      fields: [
        { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' }, config: { interval: context.step } },
        {
          name: series.metric.__name__ ?? 'Value',
          type: 'number',
          typeInfo: { frame: 'float64' },
          labels: series.metric,
          ...(displayName ? { config: { displayNameFromDS: displayName } } : {}),
        },
      ],
    },
    data: { values: [times, values], ...(entities ? { entities: [null, entities] } : {}) },
  };
}

/** JSON knows no NaN and no infinity: Grafana sends null and, beside it, where which one stood. */
function encode(texts: string[]): { values: Array<number | null>; entities?: Entities } {
  const entities: Entities = {};
  const values = texts.map((text, index) => {
    const name = ({ NaN: 'NaN', '+Inf': 'Inf', Inf: 'Inf', '-Inf': 'NegInf' } as const)[text];
    if (!name) {
      return Number(text);
    }
    (entities[name] ??= []).push(index);
    return null;
  });
  return Object.keys(entities).length ? { values, entities } : { values };
}

function notices({ warnings, infos }: PromAnswer): object {
  const all = [
    ...warnings.map((text) => ({ severity: 'warning', text })),
    ...infos.map((text) => ({ severity: 'info', text })),
  ];
  return all.length ? { notices: all } : {};
}

function displayNameOf(labels: Record<string, string>, { legendFormat, expr }: FrameContext): string {
  if (legendFormat === '__auto') {
    return Object.keys(labels).length ? '' : expr;
  }
  const legend = legendFormat
    ? legendFormat.replace(/\{\{\s*(.+?)\s*\}\}/g, (_, label: string) => labels[label] ?? '')
    : metricName(labels);
  return legend === '{}' ? expr : legend;
}

function metricName({ __name__: name = '', ...labels }: Record<string, string>): string {
  const pairs = Object.keys(labels)
    .sort()
    .map((label) => `${label}=${JSON.stringify(labels[label])}`);
  return pairs.length || !name ? `${name}{${pairs.join(', ')}}` : name;
}
