import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { demoFiles, historyFiles } from './demoFiles';
import { type Story } from './story';
import { MINUTE_MS } from './timeUnits';

/** The generator's own exact counts: what tests compare Prometheus and the panels with. */
export interface Truth {
  seed: number;
  anchorMs: number;
  /** First instant of the counts; `points` whole minutes follow. */
  startMs: number;
  points: number;
  services: Array<{ name: string; objective: number; stopsMs: number | null }>;
  /** Cumulated counts: for each service in turn all totals, then all bad ones. */
  counts: Uint32Array;
}

/** Writes the counts of a story beside its history. */
export function writeTruth(historyDir: string, story: Story): void {
  const files = historyFiles(historyDir);
  const parts = story.services.flatMap(({ counts }) => [counts.total, counts.bad]);
  const points = parts[0].length;
  const counts = new Uint32Array(points * parts.length);
  parts.forEach((part, place) => counts.set(part, place * points));
  const index: Omit<Truth, 'counts'> = {
    seed: story.seed,
    anchorMs: story.anchorMs,
    startMs: story.startMs,
    points,
    services: story.services.map(({ plan, stopsMs }) => ({ name: plan.name, objective: plan.objective, stopsMs })),
  };
  writeFileSync(files.truthCounts, new Uint8Array(counts.buffer));
  writeFileSync(files.truthIndex, `${JSON.stringify(index, null, 2)}\n`);
}

/**
 * Reads the counts that were written with a history.
 *
 * @param dataDir the demo's data folder
 * @throws Error when there is no complete history
 */
export function readTruth(dataDir: string): Truth {
  const files = demoFiles(dataDir);
  const index = JSON.parse(readFileSync(files.truthIndex, 'utf8')) as Omit<Truth, 'counts'>;
  const bytes = readFileSync(files.truthCounts);
  const expected = index.points * index.services.length * 2 * Uint32Array.BYTES_PER_ELEMENT;
  if (bytes.length !== expected) {
    const found = `${path.basename(files.truthCounts)} has ${bytes.length} bytes, ${expected} were expected`;
    throw new Error(`The demo's counts in ${dataDir} are not complete: ${found}. Delete the folder and start again.`);
  }
  return { ...index, counts: new Uint32Array(new Uint8Array(bytes).buffer) };
}

/**
 * Counts the events of a service after `fromMs` up to and including `toMs`.
 *
 * @param fromMs whole minute, epoch milliseconds
 * @param toMs whole minute, epoch milliseconds, at most `DAYS_AHEAD` after the anchor
 * @throws Error when a time is not a whole minute, is outside the counts, or the service is unknown
 */
export function countBetween(
  truth: Truth,
  service: string,
  fromMs: number,
  toMs: number
): { bad: number; total: number } {
  const place = truth.services.findIndex(({ name }) => name === service);
  if (place < 0) {
    throw new Error(`The demo has no service "${service}".`);
  }
  const from = minuteIndex(truth, fromMs);
  const to = minuteIndex(truth, toMs);
  const difference = (part: number) => {
    const start = (2 * place + part) * truth.points;
    return truth.counts[start + to] - truth.counts[start + from];
  };
  return { total: difference(0), bad: difference(1) };
}

function minuteIndex(truth: Truth, timeMs: number): number {
  const index = (timeMs - truth.startMs) / MINUTE_MS;
  if (!Number.isInteger(index) || index < 0 || index >= truth.points) {
    const when = new Date(timeMs).toISOString();
    throw new Error(`The demo counts whole minutes of its own time only; ${when} is not one of them.`);
  }
  return index;
}
