import type { RatioIndicator } from '../core/slo/Indicator';
import { leaveOut } from './addMatchers';
import type { BucketOptions, BuiltQueries } from './BucketQueries';
import { dividedCounters } from './dividedCounters';
import type { Filter } from './filterAtTop';
import { groupsProblem } from './groupsProblem';
import { newestOfAll } from './newestSample';
import { optionsProblem } from './optionsProblem';
import { overSlices } from './overSlices';
import { type Expression, parseExpression } from './parseExpression';
import { quoted } from './quoted';
import { seriesAtOnce } from './seriesAtOnce';
import { sumBy } from './sumBy';

const SLICE_SECONDS = 60;

/**
 * What a recorded ratio means, read once a minute: with a weight in events a second the events of each minute, without one
 * minutes that all weigh the same. Nothing is clamped, so that a ratio outside 0 … 1 shows as more good or bad than there is.
 */
export function ratioQueries(indicator: RatioIndicator, options: BucketOptions): BuiltQueries {
  const ratio = readExpression('ratio', indicator.ratio, options);
  const weight = indicator.weight === undefined ? undefined : readExpression('weight', indicator.weight, options);
  const problem = optionsProblem(options) ?? ratio.problem ?? weight?.problem;
  if (problem !== undefined || ratio.expression === undefined) {
    return { ok: false, problem: problem ?? '' };
  }
  const { groupBy, stepMs } = options;
  const query = leaveOut(ratio.expression.vector, options.without);
  // Comparisons without bool: what is no finite number is left out, because one NaN would make the whole bucket NaN.
  const share = sumBy(groupBy, `((${query}) > -Inf) < Inf`);
  const over = (fn: string, of: string): string => overSlices(fn, of, stepMs, SLICE_SECONDS * 1000);
  const measured = weight?.expression && weighted(share, leaveOut(weight.expression.vector, options.without), groupBy);
  const [part, total] = measured
    ? [
        `${over('sum_over_time', measured.part)} * ${SLICE_SECONDS}`,
        `${over('sum_over_time', measured.total)} * ${SLICE_SECONDS}`,
      ]
    : [over('sum_over_time', share), over('count_over_time', share)];
  const selectors = [...new Set([...ratio.expression.selectors, ...(weight?.expression?.selectors ?? [])])];
  return {
    ok: true,
    queries: {
      total,
      ...(indicator.measures === 'good' ? { good: part } : { bad: part }),
      newest: newestOfAll(ratio.expression.selectors),
      selectors,
      counters: [],
      seriesAtOnce: seriesAtOnce(query, groupBy),
      ...(measured ? {} : { approximate: 'unweighted' }),
    },
  };
}

/**
 * Events a second of the share and of all. A minute without traffic counts as such, whatever its ratio (which is often 0/0);
 * one with traffic and without a ratio is left out of both.
 */
function weighted(share: string, weight: string, groupBy: readonly string[]): { part: string; total: string } {
  const events = sumBy(groupBy, `((${weight}) >= 0) < Inf`);
  const quiet = `${events} == 0`;
  return { part: `${share} * ${events} or (${quiet})`, total: `(${events} and ${share}) or (${quiet})` };
}

/** A filter makes minutes that are not counted, as a sentence. */
function filterProblem(filter: Filter | undefined): string | undefined {
  return filter === undefined
    ? undefined
    : `${quoted(filter.whole)} answers nothing where it does not hold, so that such minutes do not count: leave "${filter.part}" out.`;
}

function readExpression(
  what: string,
  text: string,
  options: BucketOptions
): { expression?: Expression; problem?: string } {
  const parsed = parseExpression(text);
  // First, because lengths need not be written where events are counted.
  const divided = what === 'ratio' ? dividedCounters(text) : undefined;
  const problem =
    divided ??
    (parsed.ok
      ? (filterProblem(parsed.expression.filter) ?? groupsProblem(parsed.expression, options.groupBy))
      : parsed.problem);
  return {
    expression: parsed.ok ? parsed.expression : undefined,
    problem: problem === undefined ? undefined : `In the ${what}: ${problem}`,
  };
}
