/** @jest-environment node */
import fc from 'fast-check';

import { DemoError } from './DemoError';
import { renderMetrics, startExporter } from './exporter';
import { createStory } from './story';
import { DAY_MS, MINUTE_MS } from './timeUnits';

const anchorMs = Date.UTC(2026, 4, 20, 15, 7);
const story = createStory(anchorMs);

function valuesAt(timeMs: number, phase: 'aligned' | 'random' = 'aligned'): Map<string, number> {
  const lines = renderMetrics(story, timeMs, phase)
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))])
  );
}

const instants = fc.integer({ min: anchorMs - 11 * DAY_MS, max: anchorMs + 2 * DAY_MS });

describe('the metrics of the demo', () => {
  it('only ever rise between two instants without a reset', () => {
    fc.assert(
      fc.property(instants, instants, fc.constantFrom('aligned', 'random'), (one, other, phase) => {
        const earlier = valuesAt(Math.min(one, other), phase);
        for (const [series, value] of valuesAt(Math.max(one, other), phase)) {
          if (!series.startsWith('probe_success')) {
            expect(value).toBeGreaterThanOrEqual(earlier.get(series) ?? 0);
          }
        }
      })
    );
  });

  it('have a histogram that agrees with the requests at every instant', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom('aligned', 'random'), (timeMs, phase) => {
        const values = valuesAt(timeMs, phase);
        const counted =
          (values.get('http_requests_total{service="checkout",code="200"}') ?? NaN) +
          (values.get('http_requests_total{service="checkout",code="500"}') ?? NaN);
        expect(values.get('http_request_duration_seconds_count{service="checkout"}')).toBe(counted);
        const buckets = [...values]
          .filter(([series]) => series.startsWith('http_request_duration_seconds_bucket{service="checkout"'))
          .map(([, value]) => value);
        expect(buckets).toHaveLength(9);
        expect(buckets.at(-1)).toBe(counted);
        expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
      })
    );
  });

  it('count a whole minute from its first scrape on, so that the last scrape before a minute holds exactly its count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MINUTE_MS }), (withinMs) => {
        expect(valuesAt(anchorMs + withinMs)).toEqual(valuesAt(anchorMs + MINUTE_MS));
      })
    );
  });

  it('start again from 0 once: checkout 12 days before the anchor', () => {
    const resetMs = anchorMs - 12 * DAY_MS;
    const series = 'http_requests_total{service="checkout",code="200"}';
    const before = valuesAt(resetMs).get(series) ?? 0;
    const after = valuesAt(resetMs + MINUTE_MS).get(series) ?? 0;
    expect(before).toBeGreaterThan(1_000_000);
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(1_000);
  });

  it('hold nothing of reports after it stopped', () => {
    expect(renderMetrics(story, anchorMs - 40 * MINUTE_MS, 'aligned')).toContain('service="reports"');
    expect(renderMetrics(story, anchorMs - 40 * MINUTE_MS + 1, 'aligned')).not.toContain('service="reports"');
  });

  it('show login down during its maintenance and up around it', () => {
    const [{ fromMs, toMs }] = story.maintenances;
    const probe = (timeMs: number) => valuesAt(timeMs).get('probe_success{service="login"}');
    expect([probe(fromMs), probe(fromMs + MINUTE_MS), probe(toMs), probe(toMs + MINUTE_MS)]).toEqual([1, 0, 0, 1]);
  });

  it('come over HTTP without timestamps', async () => {
    const clock = () => anchorMs + 90_000;
    const exporter = await startExporter({ story, phase: 'aligned', host: '127.0.0.1', port: 0, clock });
    const response = await fetch(`${exporter.url}/metrics`);
    const text = await response.text();
    const elsewhere = await fetch(exporter.url);
    await exporter.close();
    expect(text).toBe(renderMetrics(story, clock(), 'aligned', 'all', 0));
    const samples = text.split('\n').filter((line) => line && !line.startsWith('#'));
    expect(samples.filter((line) => !/^\S+ \d+(\.\d{3})?$/.test(line))).toEqual([]);
    expect(elsewhere.status).toBe(404);
  });

  it('hold the failures that somebody asked for, and refuse what is no number of them', async () => {
    const exporter = await startExporter({ story, phase: 'aligned', host: '127.0.0.1', port: 0 });
    const drill = (query: string) => fetch(`${exporter.url}/drill${query}`, { method: 'POST' });
    const refused = await Promise.all(['', '?failed=-1', '?failed=1.5', '?failed=many'].map(drill));
    await drill('?failed=20000');
    await drill('?failed=5');
    const text = await (await fetch(`${exporter.url}/metrics`)).text();
    const read = await fetch(`${exporter.url}/drill?failed=7`);
    await exporter.close();
    expect(refused.map((it) => it.status)).toEqual([400, 400, 400, 400]);
    expect(text).toContain('http_requests_total{service="login",code="500",drill="yes"} 20005\n');
    expect(read.status).toBe(404);
  });

  it('say which port is taken', async () => {
    const exporter = await startExporter({ story, phase: 'aligned', host: '127.0.0.1', port: 0 });
    const port = Number(new URL(exporter.url).port);
    await expect(startExporter({ story, phase: 'aligned', host: '127.0.0.1', port })).rejects.toThrow(
      new DemoError(`The exporter cannot listen on 127.0.0.1:${port} (EADDRINUSE).`)
    );
    await exporter.close();
  });
});
