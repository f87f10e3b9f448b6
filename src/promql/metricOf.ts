import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { Selector } from './parseSelector';

/** Where a checked selector names its metric, and the name; nothing for one that selects by other labels alone or by pattern. */
export interface MetricPlace {
  name: string;
  /** The name's own text, quotes included. */
  from: number;
  to: number;
}

/** The one metric that a selector names: `x`, `{__name__="x"}` or `{"x"}`. */
export function metricOf(selector: Selector): MetricPlace | undefined {
  const node = parser.parse(selector).topNode.firstChild;
  return node === null ? undefined : metricOfNode(node, selector);
}

/** `metricOf` for a selector's node within a text. */
export function metricOfNode(node: SyntaxNode, text: string): MetricPlace | undefined {
  const place = (it: SyntaxNode, name: string): MetricPlace => ({ name, from: it.from, to: it.to });
  const identifier = node.getChild('Identifier');
  if (identifier !== null) {
    return place(identifier, text.slice(identifier.from, identifier.to));
  }
  const matchers = node.getChild('LabelMatchers');
  const quotedName = matchers?.getChild('QuotedLabelName')?.getChild('StringLiteral');
  if (quotedName) {
    return place(quotedName, unquoted(text.slice(quotedName.from, quotedName.to)));
  }
  for (const matcher of matchers?.getChildren('UnquotedLabelMatcher') ?? []) {
    const [label, is, value] = [matcher.firstChild, matcher.getChild('MatchOp'), matcher.lastChild];
    if (label && is && value && text.slice(label.from, label.to) === '__name__' && text.slice(is.from, is.to) === '=') {
      return place(value, unquoted(text.slice(value.from, value.to)));
    }
  }
  return undefined;
}

/** The letters between the quotes: metric names hold nothing that would be escaped. */
function unquoted(literal: string): string {
  return literal.slice(1, -1);
}
