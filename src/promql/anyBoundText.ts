import type { SyntaxNode } from '@lezer/common';
import { matcherText } from './addMatchers';
import { boundMatcher } from './boundMatcher';
import { childrenOf } from './nodes';
import type { Selector } from './parseSelector';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * A selector that chooses a histogram's bucket by its bound, `x_bucket{le="5"}`, however the bound is stored: Prometheus 3
 * writes "5.0" where Prometheus 2 kept the "5" of the exporter. Bounds that are no plain number stay as they are.
 *
 * @param node the selector's node in the tree of `text`
 */
export function anyBoundText(node: SyntaxNode, text: string): Selector {
  const textOf = ({ from, to }: { from: number; to: number }): string => text.slice(from, to);
  const braces = node.getChild('LabelMatchers');
  let selector = '';
  let copiedTo = node.from;
  for (const matcher of braces === null ? [] : childrenOf(braces)) {
    const [label, is, value] = childrenOf(matcher);
    if (label === undefined || is === undefined || value === undefined || !/^(["'`]?)le\1$/.test(textOf(label))) {
      continue;
    }
    const bound = boundIn(textOf(value), textOf(is));
    if (bound !== undefined) {
      selector += text.slice(copiedTo, matcher.from) + matcherText(boundMatcher(Number(bound), bound));
      copiedTo = matcher.to;
    }
  }
  return (selector + text.slice(copiedTo, node.to)) as Selector;
}

/** The number that a matcher asks for; nothing where it asks for anything else. */
function boundIn(literal: string, is: string): string | undefined {
  const value = literal.slice(1, -1);
  const bound = is === '=~' ? value.replace(/\\+(?=[.+])/g, '') : value;
  return (is === '=' || is === '=~') && NUMBER.test(bound) && Number.isFinite(Number(bound)) ? bound : undefined;
}
