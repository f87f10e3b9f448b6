import * as v from 'valibot';
import type { DataSource } from '../datasources/DataSources';
import { askPrometheus, type PromReply } from './askPrometheus';
import { framesOf, type Frame } from './frames';
import { interpolate } from './interpolate';
import { stepOf } from './step';

/** One query of a request; what Grafana's front end sends beyond that makes no difference here. */
export const promQuerySchema = v.object({
  refId: v.optional(v.string(), 'A'),
  expr: v.optional(v.string(), ''),
  range: v.optional(v.boolean(), false),
  instant: v.optional(v.boolean(), false),
  interval: v.optional(v.nullable(v.string()), ''),
  intervalMs: v.optional(v.number(), 0),
  intervalFactor: v.optional(v.number(), 0),
  maxDataPoints: v.optional(v.number(), 100),
  utcOffsetSec: v.optional(v.number(), 0),
  legendFormat: v.optional(v.string(), ''),
});

export type PromQuery = v.InferOutput<typeof promQuerySchema>;

/** The result of one query, as it stands under its refId in the answer. */
export interface QueryResult {
  error?: string;
  errorSource?: 'downstream';
  status: number;
  frames: Frame[];
}

/**
 * Runs one query over a range given in milliseconds: instant part first, then range part, as Grafana orders them.
 * Exemplars are left out, Truce shows none.
 */
export async function runQuery(
  query: PromQuery,
  from: number,
  to: number,
  source: Pick<DataSource, 'url' | 'jsonData'>
): Promise<QueryResult> {
  const scrapeInterval = typeof source.jsonData.timeInterval === 'string' ? source.jsonData.timeInterval : '';
  const interval = query.interval ?? '';
  const step = stepOf({ ...query, interval, from, to, scrapeInterval });
  const expr = interpolate(query.expr, { ...query, interval, from, to, step, scrapeInterval });
  const parts: PromReply[] = [];
  if (query.instant) {
    parts.push(await askPrometheus(source.url, 'query', { query: expr, time: seconds(to) }));
  }
  if (query.range || !query.instant) {
    const align = (time: number): string => seconds(alignDown(time, step, query.utcOffsetSec * 1000));
    const parameters = { query: expr, start: align(from), end: align(to), step: seconds(step) };
    parts.push(await askPrometheus(source.url, 'query_range', parameters));
  }
  const { refId, legendFormat } = query;
  const frames = parts.flatMap(({ answer }) => (answer ? framesOf(answer, { refId, expr, step, legendFormat }) : []));
  const failed = parts.filter(({ error }) => error !== undefined);
  if (failed.length === 0) {
    return { status: 200, frames };
  }
  const error = failed.map((part) => part.error).join(' ');
  return { error, errorSource: 'downstream', status: failed[failed.length - 1].status, frames };
}

/** Down to a multiple of the step, so that a moving range keeps asking for the same points (`AlignTimeRange`). */
function alignDown(time: number, step: number, offset: number): number {
  return Math.floor((time + offset) / step) * step - offset;
}

function seconds(milliseconds: number): string {
  return String(milliseconds / 1000);
}
