const SHORT: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Any text as a double-quoted PromQL string. PromQL's strings are Go's: a raw line break is not allowed in them, and
 * control characters are below 0x80, where a byte escape is the character.
 */
export function escapeLabelValue(value: string): string {
  const escaped = value.replace(
    /[\\"\u0000-\u001f\u007f]/g,
    (it) => SHORT[it] ?? `\\x${it.charCodeAt(0).toString(16).padStart(2, '0')}`
  );
  return `"${escaped}"`;
}
