import { parseDuration } from './durations';

/** Reads a time of a query request: milliseconds since 1970 as text or number, "now", or "now-6h". */
export function parseTime(value: unknown, now: number): number | undefined {
  const text = String(value ?? '').trim();
  if (/^\d+$/.test(text)) {
    return Number(text);
  }
  if (text === 'now') {
    return now;
  }
  const ago = text.startsWith('now-') ? parseDuration(text.slice(4)) : undefined;
  return ago === undefined ? undefined : now - ago;
}
