import type { Comparison, SlicesIndicator } from '../core/slo/Indicator';
import { leaveOut } from './addMatchers';
import type { BucketOptions, BuiltQueries } from './BucketQueries';
import type { Filter } from './filterAtTop';
import { groupsProblem } from './groupsProblem';
import { minutesOf } from './minutesOf';
import { newestOfAll } from './newestSample';
import { optionsProblem } from './optionsProblem';
import { overSlices } from './overSlices';
import { parseExpression } from './parseExpression';
import { quoted } from './quoted';
import { seriesAtOnce } from './seriesAtOnce';
import { sliceProblem } from './sliceProblem';
import { sumBy } from './sumBy';

const DEFAULT_SLICE_SECONDS = 60;

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/** Good and bad minutes per bucket: each slice is judged by the query's value at its end. A value that is no number is neither. */
export function slicesQueries(indicator: SlicesIndicator, options: BucketOptions): BuiltQueries {
  const parsed = parseExpression(indicator.query);
  if (!parsed.ok) {
    return { ok: false, problem: `In the query: ${parsed.problem}` };
  }
  const { expression } = parsed;
  const { groupBy, without, stepMs } = options;
  const sliceSeconds = indicator.sliceSeconds ?? DEFAULT_SLICE_SECONDS;
  const { is, value } = indicator.good;
  const problem =
    optionsProblem(options) ??
    filterProblem(expression.filter) ??
    groupsProblem(expression, groupBy) ??
    sliceProblem(sliceSeconds) ??
    (Number.isFinite(value) ? undefined : `${value} is nothing to compare with. Write a number.`);
  if (problem !== undefined) {
    return { ok: false, problem };
  }
  const query = leaveOut(expression.vector, without);
  const minutes = (comparison: Comparison): string =>
    minutesOf(
      sumBy(groupBy, overSlices('sum_over_time', compared(query, comparison, value), stepMs, sliceSeconds * 1000)),
      sliceSeconds
    );
  return {
    ok: true,
    queries: {
      bad: minutes(OPPOSITE[is]),
      good: minutes(is),
      newest: newestOfAll(expression.selectors),
      selectors: expression.selectors,
      counters: [],
      seriesAtOnce: seriesAtOnce(query, groupBy),
    },
  };
}

/** A filter leaves no bad minutes behind, as a sentence. */
function filterProblem(filter: Filter | undefined): string | undefined {
  if (filter === undefined) {
    return undefined;
  }
  const mend = filter.withNumber
    ? `leave "${filter.part}" out and say it in good`
    : `write "${filter.operator} bool" and let good be == 1`;
  return `In the query: ${quoted(filter.whole)} answers nothing where it does not hold, so that no minute is bad: ${mend}.`;
}

/** 1 where the comparison holds, 0 where it does not or the value is NaN. */
function compared(query: string, is: Comparison, value: number): string {
  // NaN differs from every number, so that `!= bool` would be 1; the distance to a NaN is a NaN, which exceeds nothing.
  return is === '!=' ? `abs((${query}) - ${operand(value)}) > bool 0` : `(${query}) ${is} bool ${value}`;
}

/** A number on the right of a minus. */
function operand(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}
