import type { ParsedHistogram } from './parseHistogram';
import { parseHistogram } from './parseHistogram';

/** The query that lists the bounds of a classic histogram: one series for each, the bound in its label `le`. */
export function boundsQuery(histogram: string): { ok: true; expr: string } | Extract<ParsedHistogram, { ok: false }> {
  const parsed = parseHistogram(histogram);
  return parsed.ok ? { ok: true, expr: `group by (le) (${parsed.histogram.bucket})` } : parsed;
}
