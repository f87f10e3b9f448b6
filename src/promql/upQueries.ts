import type { UpIndicator } from '../core/slo/Indicator';
import { leaveOut } from './addMatchers';
import type { BucketOptions, BuiltQueries } from './BucketQueries';
import { newestSample } from './newestSample';
import { optionsProblem } from './optionsProblem';
import { overSlices } from './overSlices';
import { parseSelector } from './parseSelector';
import { aggregateBy } from './sumBy';

const SLICE_MS = 60_000;

/** Good and bad minutes per bucket. An instance is up above 0 and down at 0; below 0 and NaN it says nothing. */
export function upQueries(indicator: UpIndicator, options: BucketOptions): BuiltQueries {
  const parsed = parseSelector(indicator.gauge);
  const problem = parsed.ok ? optionsProblem(options) : `In the gauge: ${parsed.problem}`;
  if (!parsed.ok || problem !== undefined) {
    return { ok: false, problem: problem ?? '' };
  }
  const { groupBy, without, stepMs } = options;
  // A comparison without bool leaves out what it does not hold for, and it never holds for NaN.
  const known = `${leaveOut(parsed.selector, without)} >= 0`;
  const across = (operator: string, of: string): string => `${aggregateBy(operator, groupBy)}(${of})`;
  const share = {
    any: `${across('max', known)} > bool 0`,
    all: `${across('min', known)} > bool 0`,
    share: across('avg', `(${known}) > bool 0`),
  }[indicator.across];
  const minutes = (of: string): string => overSlices('sum_over_time', of, stepMs, SLICE_MS);
  return {
    ok: true,
    queries: {
      bad: minutes(`1 - (${share})`),
      good: minutes(share),
      newest: newestSample(parsed.selector),
      selectors: [parsed.selector],
      counters: [],
    },
  };
}
