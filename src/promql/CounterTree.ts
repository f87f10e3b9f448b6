import type { Selector } from './parseSelector';

/**
 * What an expression that adds up counters says, without the ranges over which it was written. Linear throughout (`either`
 * apart, which chooses), so that what it counts in a bucket is the same expression over what each counter counted in it.
 */
export type CounterTree =
  | { is: 'counter'; selector: Selector }
  | { is: 'sum'; labels: LabelChange; of: CounterTree; text: string }
  | { is: 'terms'; terms: readonly CounterTerm[] }
  | { is: 'either'; left: CounterTree; right: CounterTree; matching: string };

/** One term of a sum: a difference has the factor −1 on its right side. */
export interface CounterTerm {
  factor: number;
  of: CounterTree;
}

/** Which labels an aggregation keeps: these alone, or all but these. */
export interface LabelChange {
  how: 'by' | 'without';
  labels: readonly string[];
}

/** The text of the aggregation that drops a label (or lacks it on one side); nothing where the label is still there. */
export function dropperOf(tree: CounterTree, label: string): string | undefined {
  switch (tree.is) {
    case 'counter':
      return undefined;
    case 'sum':
      return tree.labels.labels.includes(label) === (tree.labels.how === 'by') ? dropperOf(tree.of, label) : tree.text;
    case 'terms':
      return firstOf(tree.terms, (it) => dropperOf(it.of, label));
    case 'either':
      return dropperOf(tree.left, label) ?? dropperOf(tree.right, label);
  }
}

/** Every selector of the tree, from left to right. */
export function selectorsOf(tree: CounterTree): Selector[] {
  switch (tree.is) {
    case 'counter':
      return [tree.selector];
    case 'sum':
      return selectorsOf(tree.of);
    case 'terms':
      return tree.terms.flatMap((it) => selectorsOf(it.of));
    case 'either':
      return [...selectorsOf(tree.left), ...selectorsOf(tree.right)];
  }
}

function firstOf<T, R>(all: readonly T[], find: (it: T) => R | undefined): R | undefined {
  for (const it of all) {
    const found = find(it);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
