import type { SyntaxNode } from '@lezer/common';
import { childrenOf, partsOf } from './nodes';

/** A comparison that leaves out what it does not hold for, as an alert has it. */
export interface Filter {
  /** The comparison: `sum(up) > 0`. */
  whole: string;
  /** What makes it one: `> 0`, or `0 <`. */
  part: string;
  operator: string;
  /** Whether it compares with a plain number. */
  withNumber: boolean;
}

/** PromQL's comparisons. */
export const COMPARISONS: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];

/** The comparison without `bool` that an expression consists of; nothing where it is another one, or has it further inside. */
export function filterAtTop(node: SyntaxNode, text: string): Filter | undefined {
  switch (node.name) {
    case 'ParenExpr':
    case 'OffsetExpr':
    case 'StepInvariantExpr':
      return filterAtTop(childrenOf(node)[0]!, text);
    case 'UnaryExpr':
      return filterAtTop(childrenOf(node)[1]!, text);
    case 'BinaryExpr': {
      const { left, operator, modifiers, right } = partsOf(node);
      const sign = text.slice(operator.from, operator.to);
      if (!COMPARISONS.includes(sign) || modifiers.some((it) => it.name === 'BoolModifier')) {
        return undefined;
      }
      const numberFirst = isNumber(left);
      return {
        whole: text.slice(node.from, node.to),
        part: numberFirst ? text.slice(node.from, operator.to) : text.slice(operator.from, node.to),
        operator: sign,
        withNumber: numberFirst || isNumber(right),
      };
    }
    default:
      return undefined;
  }
}

function isNumber(node: SyntaxNode): boolean {
  switch (node.name) {
    case 'NumberDurationLiteral':
      return true;
    case 'ParenExpr':
      return isNumber(childrenOf(node)[0]!);
    case 'UnaryExpr':
      return isNumber(childrenOf(node)[1]!);
    default:
      return false;
  }
}
