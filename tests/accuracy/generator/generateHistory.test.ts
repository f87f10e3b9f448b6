/** @jest-environment node */
import { createHash } from 'node:crypto';

import { COUNTER_KINDS } from '../counterKinds';
import { lastWindow, measuredHistory, trueEvents } from '../measuredHistory';
import { shareByHand } from '../shareByHand';
import { generateHistory, type History } from './generateHistory';
import { sampleLines } from './sampleLines';

const MINUTE = 60_000;

const history = measuredHistory(1);

const seriesOf = (name: string, labels: Record<string, string> = {}) =>
  history.series.filter(
    (it) => it.name === name && Object.entries(labels).every(([label, value]) => it.labels[label] === value)
  );

/** What all series of a name stood at after their last sample before a time, resets included. */
function countedUntil({ series }: History, name: string, timeMs: number): number {
  let sum = 0;
  for (const { timesMs, values } of series.filter((it) => it.name === name)) {
    let before = 0;
    values.forEach((value, i) => {
      sum += timesMs[i]! > timeMs ? 0 : value >= before ? value - before : value;
      before = value;
    });
  }
  return sum;
}

function digest(it: History): string {
  const hash = createHash('sha256');
  for (const lines of sampleLines(it.series, 'milliseconds', it.startMs, it.endMs + 1)) {
    hash.update(lines);
  }
  return hash.update(it.truth.total).update(it.truth.bad).digest('hex');
}

it('is the same month for the same seed, and another for another', () => {
  const options = { phase: 'random', endMs: history.endMs, days: 30 } as const;
  expect(digest(generateHistory({ ...options, seed: 1 }))).toBe(digest(history));
  expect(digest(generateHistory({ ...options, seed: 2 }))).not.toBe(digest(history));
});

it('tells what happened and what was scraped from the same events', () => {
  const { startMs, truth } = history;
  for (let day = 1; day <= 30; day++) {
    const timeMs = startMs + day * 24 * 60 * MINUTE;
    const counted = countedUntil(history, 'http_requests_total', timeMs);
    const happened = truth.total[(timeMs - startMs) / MINUTE]!;
    expect(counted).toBeLessThanOrEqual(happened);
    const seconds = (timeMs - startMs) / 1000;
    if (!history.gaps.some(({ from, to }) => seconds >= from && seconds < to + 60)) {
      // What pods did since their last scrape is missing, and before their ends.
      expect(1 - counted / happened).toBeLessThan(0.001);
    }
  }
});

it('spends most of a budget of 0.5 %, with more than fifty million requests', () => {
  const { total, failed, late } = trueEvents(history, lastWindow(history));
  expect(total).toBeGreaterThan(50e6);
  expect(failed / total / 0.005).toBeGreaterThan(0.6);
  expect(late / total / 0.005).toBeGreaterThan(0.6);
});

it('has what makes counting hard: pods that come and go, resets, gaps, and codes that appear late', () => {
  const pods = new Set(history.series.map((it) => it.labels.pod));
  expect(pods.size).toBeGreaterThan(50);
  const resets = seriesOf('bad_total').flatMap(({ values }) => values.filter((it, i) => i > 0 && it < values[i - 1]!));
  expect(resets.length).toBeGreaterThanOrEqual(3);
  const isLong = (from: number | undefined, to: number) => from !== undefined && to - from > 3 * 60 * MINUTE;
  const gaps = seriesOf('good_total').filter(({ timesMs }) => timesMs.some((it, i) => isLong(timesMs[i - 1], it)));
  expect(gaps.length).toBeGreaterThanOrEqual(3);
  const born = (code: string) =>
    seriesOf('http_requests_total', { code }).map((it) => [it.labels.pod, it.timesMs[0]!] as const);
  const ok = new Map(born('200'));
  expect(born('500').filter(([pod, at]) => at > ok.get(pod)! + 10 * MINUTE).length).toBeGreaterThan(10);
  const places = new Set(seriesOf('good_total').map(({ timesMs }) => timesMs[0]! % MINUTE));
  expect(places.size).toBeGreaterThan(40);
});

it.each(COUNTER_KINDS.map((kind) => [kind.name, kind] as const))(
  'holds enough to know the budget by hand: %s',
  (_name, kind) => {
    const window = lastWindow(history);
    const events = trueEvents(history, window);
    const error = (kind.trueBad(events) / events.total - shareByHand(history, kind, window)) / 0.005;
    expect(Math.abs(error)).toBeLessThan(0.0005);
  }
);
