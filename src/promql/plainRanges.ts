/**
 * Ranges that tools fill in: Grafana's `$__rate_interval`, Sloth's `{{.window}}`. Over counters the range does not matter,
 * because it is dropped; a plain one of the same length is put in its place, so that mistakes are still found where they are.
 */
const FILLED_IN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\[\s*(?:\$__(?:rate_interval|interval|range)|\$\{__(?:rate_interval|interval|range)\}|\{\{\s*\.window\s*\}\})\s*\]/g;

/** Replaces ranges that tools fill in, outside of strings. */
export function plainRanges(text: string): string {
  return text.replace(FILLED_IN, (it) => (it.startsWith('[') ? `[5m${' '.repeat(it.length - 4)}]` : it));
}
