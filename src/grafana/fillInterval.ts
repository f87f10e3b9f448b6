import { intervalText } from './intervalText';
import { isRecord } from './isRecord';

/** `$__interval`, `${__interval}`, `[[__interval]]`, each with `_ms` too; `$__rate_interval` and longer names are others. */
const INTERVAL = /\$__interval(_ms)?\b|\$\{__interval(_ms)?(?::\w+)?\}|\[\[__interval(_ms)?(?::\w+)?\]\]/g;

/**
 * A query in which every `$__interval` and `$__interval_ms` is filled in, as deep as it stands. In a panel Grafana's front end
 * does this; its server leaves it to each data source, and many do not.
 *
 * @param intervalMs milliseconds
 */
export function fillInterval<T>(query: T, intervalMs: number): T {
  return filled(query, intervalText(intervalMs), String(intervalMs)) as T;
}

function filled(value: unknown, interval: string, ms: string): unknown {
  if (typeof value === 'string') {
    return value.replace(INTERVAL, (_, ...suffixes: unknown[]) =>
      suffixes.slice(0, 3).includes('_ms') ? ms : interval
    );
  }
  if (Array.isArray(value)) {
    return value.map((it) => filled(it, interval, ms));
  }
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, it]) => [name, filled(it, interval, ms)]))
    : value;
}
