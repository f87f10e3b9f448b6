/** @jest-environment node */
import fc from 'fast-check';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { demoFiles } from './demoFiles';
import { renderMetrics } from './exporter';
import { createStory } from './story';
import { DAY_MS, MINUTE_MS } from './timeUnits';
import { countBetween, readTruth, writeTruth } from './truth';

const anchorMs = Date.UTC(2026, 4, 20, 15, 7);
const story = createStory(anchorMs);
let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'truce-truth-'));
  const { historyDir } = demoFiles(dataDir);
  mkdirSync(historyDir, { recursive: true });
  writeTruth(historyDir, story);
});

afterAll(() => rmSync(dataDir, { recursive: true }));

function exposed(service: string, timeMs: number): { bad: number; total: number } {
  const text = renderMetrics(story, timeMs, 'aligned');
  const value = (code: string) =>
    Number(new RegExp(`^http_requests_total{service="${service}",code="${code}"} (\\d+)$`, 'm').exec(text)?.[1]);
  return { bad: value('500'), total: value('200') + value('500') };
}

describe('the counts of the demo', () => {
  it('equal what the metrics show between any two minutes', () => {
    const truth = readTruth(dataDir);
    const minutes = fc.integer({ min: -100 * 1440, max: 2 * 1440 }).map((minute) => anchorMs + minute * MINUTE_MS);
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.constantFrom('search', 'payments', 'login', 'beta-api'),
        (one, other, service) => {
          const [fromMs, toMs] = [Math.min(one, other), Math.max(one, other)];
          const [from, to] = [exposed(service, fromMs), exposed(service, toMs)];
          expect(countBetween(truth, service, fromMs, toMs)).toEqual({
            bad: to.bad - from.bad,
            total: to.total - from.total,
          });
        }
      )
    );
  });

  it('go on over the counter reset of checkout', () => {
    const resetMs = anchorMs - 12 * DAY_MS;
    const [fromMs, toMs] = [resetMs - DAY_MS, resetMs + DAY_MS];
    const before = exposed('checkout', fromMs);
    const atReset = exposed('checkout', resetMs);
    const after = exposed('checkout', toMs);
    expect(countBetween(readTruth(dataDir), 'checkout', fromMs, toMs)).toEqual({
      bad: atReset.bad - before.bad + after.bad,
      total: atReset.total - before.total + after.total,
    });
  });

  it('refuse a time that is not a whole minute, is outside, or a service that does not exist', () => {
    const truth = readTruth(dataDir);
    expect(() => countBetween(truth, 'checkout', anchorMs - 30_000, anchorMs)).toThrow('whole minutes');
    expect(() => countBetween(truth, 'checkout', anchorMs - 200 * DAY_MS, anchorMs)).toThrow('is not one of them');
    expect(() => countBetween(truth, 'shop', anchorMs - DAY_MS, anchorMs)).toThrow('no service "shop"');
  });

  it('refuse a file that is not complete', () => {
    appendFileSync(demoFiles(dataDir).truthCounts, 'x');
    expect(() => readTruth(dataDir)).toThrow('not complete');
  });
});
