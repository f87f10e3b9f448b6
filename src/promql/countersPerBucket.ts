import type { BucketOptions } from './BucketQueries';
import { leaveOut } from './addMatchers';
import { bucketDifference } from './bucketDifference';
import { type CounterTerm, type CounterTree, dropperOf } from './CounterTree';
import { groupsProblem } from './groupsProblem';
import type { Counters } from './parseCounters';
import { scaled, sumOfTerms } from './sumOfTerms';
import { TERM_LABEL, unionOfTerms } from './unionOfTerms';

/**
 * What counters count in each bucket, summed by group. The inner sums of the expression are not needed for that and are left
 * out, so that different ways to write the same share a query.
 *
 * @throws nothing; a label that an inner sum has dropped is a problem with its sentence
 */
export function countersPerBucket(
  counters: Counters,
  options: BucketOptions
): { ok: true; expr: string } | { ok: false; problem: string } {
  const problem = groupsProblem({ dropperOf: (label) => dropperOf(counters.tree, label) }, options.groupBy);
  if (problem !== undefined) {
    return { ok: false, problem };
  }
  const terms = flat(counters.tree, 1).map(({ factor, of }) => ({ factor, expr: exactly(of, options) }));
  return { ok: true, expr: sumOfTerms(options.groupBy, terms) };
}

/** The terms of a tree once all its sums are taken as one. */
function flat(tree: CounterTree, factor: number): CounterTerm[] {
  switch (tree.is) {
    case 'sum':
      return flat(tree.of, factor);
    case 'terms':
      return tree.terms.flatMap((it) => flat(it.of, factor * it.factor));
    default:
      return [{ factor, of: tree }];
  }
}

/** A tree with the labels that the user's expression would have: `or` chooses by them. */
function exactly(tree: CounterTree, options: BucketOptions): string {
  switch (tree.is) {
    case 'counter':
      return bucketDifference(leaveOut(tree.selector, options.without), options.stepMs);
    case 'sum':
      return `sum ${tree.labels.how} (${tree.labels.labels.join(', ')}) (${exactly(tree.of, options)})`;
    case 'terms': {
      const each = tree.terms.map(({ factor, of }) => scaled(factor, `(${exactly(of, options)})`));
      return each.length === 1 ? each[0]! : `sum without (${TERM_LABEL}) (${unionOfTerms(each)})`;
    }
    case 'either':
      return `(${exactly(tree.left, options)}) or ${tree.matching}(${exactly(tree.right, options)})`;
  }
}
