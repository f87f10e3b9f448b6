import { sumBy } from './sumBy';
import { unionOfTerms } from './unionOfTerms';

/** A multiple of an expression. */
export interface Term {
  factor: number;
  expr: string;
}

/** The sum of several expressions by group, where one that answers nothing counts as nothing. */
export function sumOfTerms(groupBy: readonly string[], terms: readonly Term[]): string {
  const each = terms.map(({ factor, expr }) => scaled(factor, sumBy(groupBy, expr)));
  return each.length === 1 ? each[0]! : sumBy(groupBy, unionOfTerms(each));
}

/** A multiple of one aggregation or of anything else in parentheses. */
export function scaled(factor: number, expression: string): string {
  return factor === 1 ? expression : `${factor} * ${expression}`;
}
