import type { SourceQuery } from '../core/slo/Indicator';
import type { MetricsRead } from '../engine/ports';
import { intervalText } from './intervalText';
import type { SentQuery } from './requestRounds';

/** Prometheus's own limit: more than is ever asked for, so that Grafana does not widen the step. */
export const MAX_DATA_POINTS = 11_000;

/** One evaluation has no step, and Grafana wants one all the same. */
const INSTANT_STEP_MS = 60_000;

/** The step that Grafana is told, in milliseconds. */
export function stepOf({ stepMs }: Pick<MetricsRead, 'stepMs'>): number {
  return stepMs ?? INSTANT_STEP_MS;
}

/** A query in the model of its data source: PromQL in Prometheus's, another as its own editor wrote it. */
export function queryTarget(read: Pick<MetricsRead, 'source' | 'stepMs'>, { refId, query }: SentQuery): SourceQuery {
  const { type, uid } = read.source;
  const datasource = { type, uid };
  if (query.kind === 'own') {
    // A query whose values are used has to be answered; in its panel it may have been switched off.
    const { hide: _, ...shown } = query.query;
    return { ...shown, refId, datasource };
  }
  const isRange = read.stepMs !== undefined;
  return {
    refId,
    datasource,
    expr: query.expr,
    range: isRange,
    instant: !isRange,
    interval: intervalText(stepOf(read)),
    format: 'time_series',
  };
}
