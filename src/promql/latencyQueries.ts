import type { LatencyIndicator } from '../core/slo/Indicator';
import { addMatchers, leaveOut } from './addMatchers';
import { boundMatcher } from './boundMatcher';
import { bucketDifference } from './bucketDifference';
import type { BucketOptions, BuiltQueries } from './BucketQueries';
import { newestSample } from './newestSample';
import { optionsProblem } from './optionsProblem';
import { parseHistogram } from './parseHistogram';
import { sumBy } from './sumBy';
import { thresholdProblem } from './thresholdProblem';

/**
 * Requests within the threshold and all requests per bucket, from a classic histogram. Exact, because the threshold is one of
 * its bounds: where it is not, the good ones are missing and `checkThreshold` says why.
 */
export function latencyQueries(indicator: LatencyIndicator, options: BucketOptions): BuiltQueries {
  const parsed = parseHistogram(indicator.histogram);
  if (!parsed.ok) {
    return { ok: false, problem: `In the histogram: ${parsed.problem}` };
  }
  const problem = optionsProblem(options, ['le']) ?? thresholdProblem(indicator.threshold);
  if (problem !== undefined) {
    return { ok: false, problem };
  }
  const { bucket, count } = parsed.histogram;
  const { groupBy, without, stepMs } = options;
  const within = addMatchers(bucket, [boundMatcher(indicator.threshold)]);
  return {
    ok: true,
    queries: {
      total: sumBy(groupBy, bucketDifference(leaveOut(count, without), stepMs)),
      good: sumBy(groupBy, bucketDifference(leaveOut(within, without), stepMs)),
      newest: newestSample(count),
      selectors: [count, within],
      counters: [count, within],
    },
  };
}
