import type { SyntaxNode } from '@lezer/common';
import { metricOfNode } from './metricOfNode';
import type { Selector } from './parseSelector';
import { parseSelector } from './parseSelector';
import { quoted } from './quoted';
import { readPromql } from './readPromql';

/** The selectors of a histogram: as a native one, and the two counters that a classic one consists of. */
export interface Histogram {
  native: Selector;
  bucket: Selector;
  count: Selector;
}

/** A histogram; or one sentence on what is wrong with its selector. */
export type ParsedHistogram = { ok: true; histogram: Histogram } | { ok: false; problem: string };

/** Accepts the selector of a histogram, with or without the suffix of one of its series. */
export function parseHistogram(text: string): ParsedHistogram {
  const parsed = parseSelector(text);
  const read = readPromql(text, 'selector');
  if (!parsed.ok || !read.ok) {
    return { ok: false, problem: parsed.ok ? '' : parsed.problem };
  }
  const metric = metricOfNode(read.top, read.text);
  if (metric === undefined) {
    const problem = `${quoted(read.text)} names no single histogram. Write its name in front: http_request_duration_seconds{service="checkout"}.`;
    return { ok: false, problem };
  }
  const bound = matchersOf(read.top).find((it) => ['le', '"le"'].includes(labelOf(it, read.text)));
  if (bound !== undefined) {
    const problem = `${quoted(read.text)} chooses a bucket with "le" at character ${bound.from + 1}. Leave it out: the threshold chooses the bucket.`;
    return { ok: false, problem };
  }
  const name = metric.name.replace(/_(bucket|count|sum)$/, '');
  const named = (suffix: string): Selector => {
    const [before, old, after] = [
      read.text.slice(0, metric.from),
      read.text.slice(metric.from, metric.to),
      read.text.slice(metric.to),
    ];
    return `${before}${old.replace(metric.name, () => `${name}${suffix}`)}${after}` as Selector;
  };
  return { ok: true, histogram: { native: named(''), bucket: named('_bucket'), count: named('_count') } };
}

function matchersOf(selector: SyntaxNode): SyntaxNode[] {
  const braces = selector.getChild('LabelMatchers');
  return braces === null
    ? []
    : [...braces.getChildren('UnquotedLabelMatcher'), ...braces.getChildren('QuotedLabelMatcher')];
}

function labelOf(matcher: SyntaxNode, text: string): string {
  return matcher.firstChild === null ? '' : text.slice(matcher.firstChild.from, matcher.firstChild.to);
}
