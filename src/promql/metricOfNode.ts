import type { SyntaxNode } from '@lezer/common';

/** Where a checked selector names its metric, and the name; nothing for one that selects by other labels alone or by pattern. */
export interface MetricPlace {
  name: string;
  /** The name as a string literal: `"x"`. */
  literal: string;
  /** The name's own text, quotes included where it has them. */
  from: number;
  to: number;
}

/** The one metric that a selector's node names: `x`, `{__name__="x"}` or `{"x"}`. */
export function metricOfNode(node: SyntaxNode, text: string): MetricPlace | undefined {
  const place = ({ from, to }: SyntaxNode, literal: string): MetricPlace => ({
    // Between the quotes: metric names hold nothing that would be escaped.
    name: literal.slice(1, -1),
    literal,
    from,
    to,
  });
  const identifier = node.getChild('Identifier');
  if (identifier !== null) {
    return place(identifier, `"${text.slice(identifier.from, identifier.to)}"`);
  }
  const matchers = node.getChild('LabelMatchers');
  const quotedName = matchers?.getChild('QuotedLabelName')?.getChild('StringLiteral');
  if (quotedName) {
    return place(quotedName, text.slice(quotedName.from, quotedName.to));
  }
  for (const matcher of matchers?.getChildren('UnquotedLabelMatcher') ?? []) {
    const [label, is, value] = [matcher.firstChild, matcher.getChild('MatchOp'), matcher.lastChild];
    if (label && is && value && text.slice(label.from, label.to) === '__name__' && text.slice(is.from, is.to) === '=') {
      return place(value, text.slice(value.from, value.to));
    }
  }
  return undefined;
}
