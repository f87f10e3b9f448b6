import type { GeneratedSeries } from './generateHistory';

/**
 * The samples of series in a stretch of time as lines of text.
 *
 * @param unit timestamps are seconds in OpenMetrics, milliseconds in Prometheus's own text format
 * @param fromMs first instant, included
 * @param untilMs end, excluded
 */
export function* sampleLines(
  series: readonly GeneratedSeries[],
  unit: 'seconds' | 'milliseconds',
  fromMs: number,
  untilMs: number
): Generator<string> {
  for (const { name, labels, timesMs, values } of series) {
    const rendered = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    const start = `${name}{${rendered.join(',')}} `;
    let lines = '';
    for (let i = 0; i < timesMs.length; i++) {
      const time = timesMs[i]!;
      if (time >= fromMs && time < untilMs) {
        lines += `${start}${values[i]} ${unit === 'seconds' ? time / 1_000 : time}\n`;
      }
    }
    if (lines !== '') {
      yield lines;
    }
  }
}
