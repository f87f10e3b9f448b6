import { goDuration, parseDuration, shortDuration } from './durations';
import { rateInterval } from './step';

interface Context {
  from: number;
  to: number;
  step: number;
  interval: string;
  intervalMs: number;
  scrapeInterval: string;
}

/**
 * Fills in the variables that Grafana's Prometheus front end leaves to the backend. All times in milliseconds.
 * The rate interval comes from the panel's interval, not from the calculated step, as in `pkg/promlib/models`.
 */
export function interpolate(expr: string, context: Context): string {
  const range = context.to - context.from;
  const rangeSeconds = Math.round(range / 1000);
  const rate = rateIntervalOf(context);
  const values: Record<string, string> = {
    interval_ms: String(context.step),
    interval: shortDuration(context.step),
    range_ms: String(range),
    range_s: String(rangeSeconds),
    range: `${rangeSeconds}s`,
    rate_interval_ms: String(rate),
    rate_interval: goDuration(rate),
  };
  return expr.replace(
    /\$__(interval_ms|interval|range_ms|range_s|range|rate_interval_ms|rate_interval)|\$\{__(\w+)\}/g,
    (whole, bare: string | undefined, braced: string | undefined) => values[bare ?? braced ?? ''] ?? whole
  );
}

function rateIntervalOf({ step, interval, intervalMs, scrapeInterval }: Context): number {
  if (/^\$\{?__rate_interval\}?$/.test(interval)) {
    return step;
  }
  const own = /^\$\{?__interval\}?$/.test(interval) ? goDuration(step) : interval;
  return rateInterval(intervalMs || 1000, own && parseDuration(own) ? own : scrapeInterval);
}
