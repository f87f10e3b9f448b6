import type { SyntaxNode } from '@lezer/common';

/** The children of a node, in order. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let it = node.firstChild; it !== null; it = it.nextSibling) {
    found.push(it);
  }
  return found;
}

/** The arguments of a function's or an aggregation's call. */
export function argumentsOf(node: SyntaxNode): SyntaxNode[] {
  const body = node.getChild('FunctionCallBody');
  return body === null ? [] : childrenOf(body);
}

/** What a binary expression consists of. */
export interface BinaryParts {
  left: SyntaxNode;
  operator: SyntaxNode;
  /** `bool`, `on (…)`, `ignoring (…)`, `group_left (…)`. */
  modifiers: SyntaxNode[];
  right: SyntaxNode;
}

/** The parts of a binary expression without mistakes. */
export function partsOf(node: SyntaxNode): BinaryParts {
  const children = childrenOf(node);
  return { left: children[0]!, operator: children[1]!, modifiers: children.slice(2, -1), right: children.at(-1)! };
}
