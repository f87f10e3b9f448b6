import { aggregateBy } from './sumBy';

/** The most series that a group has at the evaluation time. */
export function seriesAtOnce(expression: string, groupBy: readonly string[]): string {
  return groupBy.length === 0 ? `count(${expression})` : `max(${aggregateBy('count', groupBy)}(${expression}))`;
}
