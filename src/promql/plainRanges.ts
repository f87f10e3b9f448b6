const STRING = '"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\'|`[^`]*`';
const PLACEHOLDER =
  '\\$__(?:rate_interval|interval|range)\\b|\\$\\{__(?:rate_interval|interval|range)\\}|\\{\\{\\s*\\.window\\s*\\}\\}';

const FILLED_IN = new RegExp(`${STRING}|\\[\\s*(?:${PLACEHOLDER})\\s*\\]`, 'g');
const STRING_OR_PLACEHOLDER = new RegExp(`${STRING}|${PLACEHOLDER}`, 'g');

/**
 * Replaces ranges that tools fill in, outside of strings: Grafana's `$__rate_interval`, Sloth's `{{.window}}`. Over counters
 * the range does not matter, because it is dropped; a plain one of the same length is put in its place, so that mistakes are
 * still found where they are.
 */
export function plainRanges(text: string): string {
  return text.replace(FILLED_IN, (it) => (it.startsWith('[') ? `[5m${' '.repeat(it.length - 4)}]` : it));
}

/** What is wrong with an expression whose ranges count and are left to a tool, as a sentence. */
export function placeholderProblem(text: string): string | undefined {
  for (const { 0: found, index } of text.trim().matchAll(STRING_OR_PLACEHOLDER)) {
    if (!/^["'`]/.test(found)) {
      return `"${found}" at character ${index + 1} is a placeholder, which nothing fills in here. Write a length such as 5m.`;
    }
  }
  return undefined;
}
