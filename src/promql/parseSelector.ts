import type { SyntaxNodeRef } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** A selector that was checked, ready to be put into a query; or one sentence on what is wrong with the text. */
export type ParsedSelector = { ok: true; selector: Selector } | { ok: false; problem: string };

/** Text that the PromQL grammar has confirmed to be one plain vector selector. Made by parseSelector only. */
export type Selector = string & { readonly __brand: 'Selector' };

/**
 * Accepts exactly one instant vector selector, `metric{label="value"}`, without range, offset, `@`, function or operator.
 * Queries are built from such text only, so that nothing else can be smuggled into them.
 */
export function parseSelector(text: string): ParsedSelector {
  const trimmed = text.trim();
  if (trimmed === '') {
    return { ok: false, problem: 'The selector is empty. Write a metric, such as http_requests_total{code=~"5.."}.' };
  }
  if (/\$\w|\$\{|\[\[/.test(trimmed)) {
    return {
      ok: false,
      problem: `"${trimmed}" holds a dashboard variable. A promise means the same on every dashboard: write the value itself.`,
    };
  }
  const nodes: SyntaxNodeRef[] = [];
  parser.parse(trimmed).iterate({ enter: (node) => void nodes.push({ ...pick(node) }) });
  const error = nodes.find((it) => it.type.isError);
  if (error !== undefined) {
    return { ok: false, problem: `"${trimmed}" is no PromQL selector: the mistake is at character ${error.from + 1}.` };
  }
  const [root, top] = nodes;
  const isPlain =
    root?.name === 'PromQL' && top?.name === 'VectorSelector' && top.from === 0 && top.to === trimmed.length;
  if (!isPlain || nodes.some((it) => it.name === 'LineComment')) {
    return {
      ok: false,
      problem: `"${trimmed}" is more than a selector. Write only the metric and its labels, such as http_requests_total{code=~"5.."}; Truce adds the rest.`,
    };
  }
  return { ok: true, selector: trimmed as Selector };
}

/** A node reference is reused by the iterator; keep what is looked at. */
function pick({ name, type, from, to }: SyntaxNodeRef): SyntaxNodeRef {
  return { name, type, from, to } as SyntaxNodeRef;
}
