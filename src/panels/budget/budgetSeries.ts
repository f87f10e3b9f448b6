import type { BudgetGraph } from '../../frames/decodeBudget';
import type { ChartData } from '../../ui/Chart';

/**
 * The series of a budget chart on common times: the budget left, then its projection. A time that only the other series
 * has is undefined, which does not break a line, unlike null.
 *
 * @param scale what 1 (the whole budget) is on the axis: 1, or the number of events it allows
 */
export function budgetSeries(
  { times, remaining, detail }: BudgetGraph,
  scale: number,
  withProjection: boolean
): ChartData {
  const left = new Map(times.map((time, index) => [time, remaining[index] ?? null]));
  const ahead = new Map(withProjection ? detail.projection : []);
  const all = [...new Set([...left.keys(), ...ahead.keys()])].sort((a, b) => a - b);
  const scaled = (value: number | null | undefined) => (typeof value === 'number' ? value * scale : value);
  return [all, all.map((time) => scaled(left.get(time))), all.map((time) => scaled(ahead.get(time)))];
}
