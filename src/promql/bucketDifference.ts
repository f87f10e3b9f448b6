import { durationText } from './durationText';
import type { Selector } from './parseSelector';

const HOUR_MS = 3_600_000;

/** What a counter may have counted before its first sample where nothing follows: the failures of a code that is new. */
const A_FEW = 100;

/** The same where a bucket may hold that sample alone, and so nothing that could follow: what a pod does in a minute. */
const A_MINUTE = 1000;

/**
 * What each selected counter counted in the bucket of `stepMs` that ends at the evaluation time, one value a series. Measured
 * beside other ways in docs/accuracy.md.
 *
 * - The newest value in the bucket less the newest one of the day before it. Sums of such buckets telescope to the raw
 *   counters at any scrape phase, up to the last sample of a series that dies, and over gaps in the data: what was counted in
 *   a gap is counted in the bucket after it.
 * - A series that nothing came before, or something higher than its first sample, has started from zero: what it counted
 *   before that sample counts too, up to three times what followed and a hundred more (a thousand in short buckets). More than that it had long before, and is
 *   only new to this Prometheus.
 * - Where a series resets within the bucket, `increase`, which extrapolates.
 *
 * Ranges give the same on Prometheus 2 (closed on both ends) and 3 (open on the left): what differs is a sample at the very
 * start of a bucket, which is the newest value before it in both.
 */
export function bucketDifference(selector: Selector, stepMs: number): string {
  const step = durationText(stepMs);
  const newest = `last_over_time(${selector}[${step}])`;
  const lowest = `min_over_time(${selector}[${step}])`;
  const started = `clamp_min(4 * ${lowest} - 3 * ${newest} - ${stepMs === HOUR_MS ? A_FEW : A_MINUTE}, 0)`;
  const grown = `${newest} - ((${newestBefore(selector, stepMs)} <= ${lowest}) or ${started})`;
  return `(${grown} and resets(${selector}[${step}]) == 0) or increase(${selector}[${step}])`;
}

/** The newest value before the bucket, up to a day back. Subqueries evaluate at absolute multiples of their step. */
function newestBefore(selector: Selector, stepMs: number): string {
  const step = durationText(stepMs);
  const hours = `last_over_time(last_over_time(${selector}[1h])[24h:1h] offset ${step})`;
  // Buckets of an hour begin on the hour, where the hours before them end; others may begin between two.
  return stepMs === HOUR_MS ? hours : `(last_over_time(${selector}[1h] offset ${step}) or ${hours})`;
}
