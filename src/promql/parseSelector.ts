import { quoted } from './quoted';
import { readPromql } from './readPromql';

/** A selector that was checked, ready to be put into a query; or one sentence on what is wrong with the text. */
export type ParsedSelector = { ok: true; selector: Selector } | { ok: false; problem: string };

/** Text that the PromQL grammar has confirmed to be one plain vector selector. */
export type Selector = string & { readonly __brand: 'Selector' };

/**
 * Accepts exactly one instant vector selector, `metric{label="value"}`, without range, offset, `@`, function or operator.
 * Queries are built from checked text only, so that nothing else can be smuggled into them.
 */
export function parseSelector(text: string): ParsedSelector {
  const read = readPromql(text, 'selector');
  if (!read.ok) {
    return read;
  }
  if (read.top.name !== 'VectorSelector') {
    return {
      ok: false,
      problem: `${quoted(read.text)} is more than a selector. Write only the metric and its labels, such as http_requests_total{code=~"5.."}; Truce adds the rest.`,
    };
  }
  return { ok: true, selector: read.text as Selector };
}
