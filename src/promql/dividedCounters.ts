import type { SyntaxNode } from '@lezer/common';
import { childrenOf, partsOf } from './nodes';
import { parseCounters } from './parseCounters';
import { plainRanges } from './plainRanges';
import { readPromql } from './readPromql';

/**
 * Where an expression divides counters by counters, as a sentence that says how to have their events counted. Only what is
 * rated is known to be a counter: a quotient of plain metrics may be one of gauges, or of rates that were recorded.
 */
export function dividedCounters(text: string): string | undefined {
  const read = readPromql(plainRanges(text), 'expression');
  const division = read.ok ? withoutParens(read.top) : undefined;
  if (!read.ok || division?.name !== 'BinaryExpr') {
    return undefined;
  }
  const { left, operator, modifiers, right } = partsOf(division);
  const counts = (node: SyntaxNode): boolean => {
    const parsed = parseCounters(read.text.slice(node.from, node.to));
    return parsed.ok && hasRange(node);
  };
  return operator.name === 'Div' && modifiers.length === 0 && counts(left) && counts(right)
    ? `"/" at character ${operator.from + 1} divides events by events. Use the kind events: give the bad (or good) and the total ones separately.`
    : undefined;
}

function withoutParens(node: SyntaxNode): SyntaxNode {
  return node.name === 'ParenExpr' ? withoutParens(childrenOf(node)[0]!) : node;
}

function hasRange(node: SyntaxNode): boolean {
  return node.name === 'MatrixSelector' || childrenOf(node).some(hasRange);
}
