import type { Stamp } from './BucketRequest';
import type { MetricsQuery, ReadResult, Series } from './ports';
import type { ReadRange } from './WantedQuery';

/**
 * No part is shorter: a source that refuses so few will not be pleased. VictoriaMetrics refuses 30,000 points of a subquery over
 * the whole range read: of one a minute in hourly buckets, those are 500.
 */
const FEWEST_POINTS = 50;

/**
 * A range in two halves; `undefined` when it is too short for that. The halves of a source's own query share the time in the
 * middle: such a query counts what happened within its range, so a bucket is whole only in the half it lies in.
 */
export function halfRanges(range: ReadRange, kind: MetricsQuery['kind']): [ReadRange, ReadRange] | undefined {
  const { fromMs, toMs, stepMs } = range;
  const points = stepMs === undefined ? 1 : (toMs - fromMs) / stepMs + 1;
  if (stepMs === undefined || points < 2 * FEWEST_POINTS) {
    return undefined;
  }
  const middle = fromMs + Math.floor(points / 2) * stepMs;
  return [
    { ...range, toMs: kind === 'own' ? middle : middle - stepMs },
    { ...range, fromMs: middle },
  ];
}

/**
 * The answers to both halves as one.
 *
 * @param stamp which half the value at a time that both share is taken from: a bucket that ends there lies in the first
 */
export function joinHalves(
  [left, right]: readonly [ReadResult, ReadResult],
  [first, second]: readonly [ReadRange, ReadRange],
  stamp: Stamp | undefined
): ReadResult {
  if (!left.ok || !right.ok) {
    return left.ok ? right : left;
  }
  const isShared = first.toMs === second.fromMs;
  const inLeft = (time: number) => time < first.toMs || (time === first.toMs && !(isShared && stamp === 'start'));
  const series = [
    ...left.series.map((it) => only(it, inLeft)),
    ...right.series.map((it) => only(it, (time) => !inLeft(time))),
  ];
  return { ok: true, series: series.filter((it) => it.times.length > 0) };
}

function only(series: Series, picks: (time: number) => boolean): Series {
  const places = Array.from(series.times.keys()).filter((i) => picks(series.times[i]!));
  return places.length === series.times.length
    ? series
    : { ...series, times: places.map((i) => series.times[i]!), values: places.map((i) => series.values[i]!) };
}
