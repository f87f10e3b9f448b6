import type { LatencyIndicator, NativeLatencyIndicator } from '../core/slo/Indicator';
import { addMatchers, leaveOut } from './addMatchers';
import { boundMatcher } from './boundMatcher';
import { bucketDifference } from './bucketDifference';
import type { BucketOptions, BuiltQueries } from './BucketQueries';
import { checkThreshold, finiteBounds } from './checkThreshold';
import { newestSample } from './newestSample';
import { optionsProblem } from './optionsProblem';
import { parseHistogram } from './parseHistogram';
import { sumBy } from './sumBy';
import { sumOfTerms } from './sumOfTerms';
import { thresholdProblem } from './thresholdProblem';

/**
 * Requests within a threshold between two bounds of a classic histogram, as if they lay evenly between them; the stand-in
 * for a native histogram where the source has none. Exact, and not marked, where the threshold is a bound after all.
 *
 * @param bounds values of the label `le`, as `boundsQuery` answers them
 */
export function interpolatedLatency(
  indicator: LatencyIndicator | NativeLatencyIndicator,
  bounds: readonly string[],
  options: BucketOptions
): BuiltQueries {
  const parsed = parseHistogram(indicator.histogram);
  if (!parsed.ok) {
    return { ok: false, problem: `In the histogram: ${parsed.problem}` };
  }
  const { threshold } = indicator;
  const weights = weightsAt(threshold, finiteBounds(bounds));
  const problem = optionsProblem(options, ['le']) ?? thresholdProblem(threshold);
  if (problem !== undefined || weights === undefined) {
    const check = checkThreshold(threshold, bounds);
    return { ok: false, problem: problem ?? (check.ok ? '' : check.problem) };
  }
  const { bucket, count } = parsed.histogram;
  const within = weights.map(({ bound, factor }) => ({ factor, selector: addMatchers(bucket, [boundMatcher(bound)]) }));
  const perSeries = (selector: typeof bucket): string =>
    bucketDifference(leaveOut(selector, options.without), options.stepMs);
  const selectors = [count, ...within.map((it) => it.selector)];
  return {
    ok: true,
    queries: {
      total: sumBy(options.groupBy, perSeries(count)),
      good: sumOfTerms(
        options.groupBy,
        within.map(({ factor, selector }) => ({ factor, expr: perSeries(selector) }))
      ),
      newest: newestSample(count),
      selectors,
      counters: selectors,
      ...(weights.length === 1 && weights[0]!.factor === 1 ? {} : { approximate: 'interpolated' }),
    },
  };
}

/**
 * How much each bucket counts. Below the lowest bound the observations are taken to start at 0, as `histogram_quantile` does;
 * above the highest nothing is known.
 */
function weightsAt(threshold: number, bounds: readonly number[]): Array<{ bound: number; factor: number }> | undefined {
  const above = bounds.find((it) => it >= threshold);
  const below = bounds.filter((it) => it < threshold).at(-1);
  if (above === undefined || threshold <= 0) {
    return above === threshold ? [{ bound: threshold, factor: 1 }] : undefined;
  }
  const from = below ?? 0;
  const share = Number(((threshold - from) / (above - from)).toPrecision(12));
  const upper = { bound: above, factor: share };
  return below === undefined || share === 1
    ? [upper]
    : [{ bound: below, factor: Number((1 - share).toPrecision(12)) }, upper];
}
