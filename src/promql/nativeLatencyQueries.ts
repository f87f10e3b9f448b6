import type { NativeLatencyIndicator } from '../core/slo/Indicator';
import { leaveOut } from './addMatchers';
import type { BucketOptions, BuiltQueries } from './BucketQueries';
import { durationText } from './durationText';
import { newestSample } from './newestSample';
import { optionsProblem } from './optionsProblem';
import { parseHistogram } from './parseHistogram';
import { sumBy } from './sumBy';
import { thresholdProblem } from './thresholdProblem';

/**
 * Requests within the threshold and all requests per bucket, from a native histogram.
 *
 * Approximate: the threshold falls into one of the histogram's own buckets, inside of which Prometheus interpolates. And
 * histograms cannot be subtracted everywhere, so `increase` is taken, which extrapolates to the ends of the bucket.
 */
export function nativeLatencyQueries(indicator: NativeLatencyIndicator, options: BucketOptions): BuiltQueries {
  const parsed = parseHistogram(indicator.histogram);
  if (!parsed.ok) {
    return { ok: false, problem: `In the histogram: ${parsed.problem}` };
  }
  const problem = optionsProblem(options) ?? thresholdProblem(indicator.threshold);
  if (problem !== undefined) {
    return { ok: false, problem };
  }
  const { native } = parsed.histogram;
  const selector = leaveOut(native, options.without);
  const counted = sumBy(options.groupBy, `increase(${selector}[${durationText(options.stepMs)}])`);
  const total = `histogram_count(${counted})`;
  return {
    ok: true,
    queries: {
      total,
      // From −Inf, not 0: a clock that jumps back makes negative durations, which a classic bucket counts as within, too.
      good: `histogram_fraction(-Inf, ${indicator.threshold}, ${counted}) * ${total}`,
      newest: newestSample(native),
      selectors: [native],
      counters: [],
      approximate: 'interpolated',
    },
  };
}
