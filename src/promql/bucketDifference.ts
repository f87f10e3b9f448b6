import { durationText } from './durationText';
import type { Selector } from './parseSelector';

const HOUR_MS = 3_600_000;

/**
 * What each selected counter counted in the bucket of `stepMs` that ends at the evaluation time, one value a series. Measured
 * beside other ways in docs/accuracy.md.
 *
 * - The newest value in the bucket less the newest one before it. Sums of such buckets telescope to the raw counters at any
 *   scrape phase, up to the last sample of a series that dies, and over gaps in the data (a day long for hourly buckets, an
 *   hour for shorter ones): what was counted in a gap is counted in the bucket after it.
 * - A series that nothing came before, or something higher, has started from zero: all of it was counted in this bucket, also
 *   before its first sample. Unless it stands too high for that (ten times what it gains in a bucket): then it is old and
 *   new to this Prometheus only.
 * - Where a series resets within the bucket, and for old ones seen for the first time, `increase`, which extrapolates.
 *
 * Ranges give the same on Prometheus 2 (closed on both ends) and 3 (open on the left): what differs is a sample at the very
 * start of a bucket, which is the newest value before it in both.
 */
export function bucketDifference(selector: Selector, stepMs: number): string {
  const step = durationText(stepMs);
  const newest = `last_over_time(${selector}[${step}])`;
  const increase = `increase(${selector}[${step}])`;
  const isHourly = stepMs >= HOUR_MS;
  const before = `last_over_time(${newest}[${isHourly ? '24h' : '1h'}:${step}] offset ${step})`;
  const started = `${selector} <= 10 * (${increase} or 0 * ${selector} + 100) + 100`;
  // Short buckets look back an hour only; a series that is older than that has not started now.
  const born = isHourly
    ? started
    : `${started} unless last_over_time(${selector}[24h:1h] offset ${step}) <= ${selector}`;
  return `((${newest} - ${before} >= 0 or ${born}) and resets(${selector}[${step}]) == 0) or ${increase}`;
}
