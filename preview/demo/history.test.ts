/** @jest-environment node */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { demoFiles } from './demoFiles';
import { ensureHistory, readStory, whyNotReusable } from './history';
import { HISTORY_VERSION, type HistoryMarker, parseHistoryMarker } from './HistoryMarker';
import { startPrometheus } from './prometheus';
import { storyHash } from './storyHash';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './timeUnits';
import { topUpHistory } from './topUpHistory';
import { countBetween, readTruth } from './truth';
import { writeOpenMetrics } from './writeOpenMetrics';

// Real programs run here; a busy machine may take longer than jest's 5 s.
jest.setTimeout(60_000);

const MARKER: HistoryMarker = {
  version: HISTORY_VERSION,
  seed: 1,
  anchorMs: Date.UTC(2026, 4, 20, 8),
  days: 125,
  phase: 'aligned',
  families: 'all',
  services: ['checkout'],
  storyHash: 'abc',
  blocks: [],
};

describe('a written history', () => {
  const { anchorMs, storyHash: _hash, blocks: _blocks, ...wanted } = MARKER;

  it('is used again while its story is fresh', () => {
    expect(whyNotReusable(MARKER, wanted, null, anchorMs + 8 * HOUR_MS)).toBeNull();
  });

  it('is not used again when it is older than 8 hours', () => {
    expect(whyNotReusable(MARKER, wanted, null, anchorMs + 8 * HOUR_MS + 1)).toBe(
      'The demo history is 8 hours old, its story has moved on.'
    );
    expect(whyNotReusable(MARKER, wanted, null, anchorMs + 9 * DAY_MS)).toContain('9 days old');
  });

  it('is not used again when it ends in the future', () => {
    expect(whyNotReusable(MARKER, wanted, null, anchorMs - 1)).toContain('the clock was set back');
  });

  it('is not used again when other samples are asked for', () => {
    expect(whyNotReusable(MARKER, { ...wanted, phase: 'random' }, null, anchorMs)).toContain('other phase');
    expect(whyNotReusable(MARKER, { ...wanted, services: [] }, null, anchorMs)).toContain('other services');
    expect(whyNotReusable(MARKER, { ...wanted, seed: 2 }, null, anchorMs)).toContain('other seed');
  });

  it('of a given time never gets stale, and is not used for another time', () => {
    expect(whyNotReusable(MARKER, wanted, anchorMs + 1, anchorMs + 90 * DAY_MS)).toBeNull();
    expect(whyNotReusable(MARKER, wanted, anchorMs + MINUTE_MS, anchorMs)).toContain('another time');
  });

  it('is recognised by its marker alone', () => {
    expect(parseHistoryMarker(JSON.stringify(MARKER))).toEqual(MARKER);
    expect(parseHistoryMarker('{"version":')).toBeNull();
    expect(parseHistoryMarker('null')).toBeNull();
    expect(parseHistoryMarker(JSON.stringify({ ...MARKER, version: HISTORY_VERSION + 1 }))).toBeNull();
    expect(parseHistoryMarker(JSON.stringify({ ...MARKER, blocks: [1] }))).toBeNull();
  });
});

describe('writing the history', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'truce-history-'));
  });

  afterEach(() => rmSync(dataDir, { recursive: true }));

  const small = { days: 2, families: 'counters', services: ['search'] } as const;

  it('is done once; what a killed run left is removed and not taken for a history', async () => {
    mkdirSync(path.join(dataDir, 'history.next-1', 'tsdb'), { recursive: true });
    const nowMs = Date.UTC(2026, 4, 20, 15, 7);
    const first = await ensureHistory({ dataDir, nowMs, ...small });
    expect(first.writtenBecause).toBe('There is no demo history yet.');
    expect(readdirSync(dataDir)).toEqual(['history']);

    const second = await ensureHistory({ dataDir, nowMs: nowMs + HOUR_MS, ...small });
    expect(second.writtenBecause).toBeNull();
    expect(second.marker).toEqual(first.marker);
    expect(storyHash(readStory(dataDir))).toBe(storyHash(first.story));

    const { marker } = demoFiles(dataDir);
    writeFileSync(marker, JSON.stringify({ ...first.marker, storyHash: 'another' }));
    const third = await ensureHistory({ dataDir, nowMs: nowMs + HOUR_MS, ...small });
    expect(third.writtenBecause).toBe('The story has been rewritten since.');
    expect(third.story.anchorMs).toBe(nowMs + HOUR_MS);
  });

  it('leaves the present history alone when it is stopped half-way', async () => {
    const nowMs = Date.UTC(2026, 4, 20, 15, 7);
    const first = await ensureHistory({ dataDir, nowMs, ...small });
    const stopped = ensureHistory({ dataDir, nowMs: nowMs + 9 * HOUR_MS, ...small, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toThrow('aborted');
    expect(readdirSync(dataDir)).toEqual(['history']);
    expect((await ensureHistory({ dataDir, nowMs, ...small })).marker).toEqual(first.marker);
  });

  it('gives a Prometheus that counts the truth, over the gap of a stopped demo too', async () => {
    const nowMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    const history = await ensureHistory({ dataDir, anchorMs: nowMs - 5 * HOUR_MS - 7 * MINUTE_MS, nowMs, ...small });
    const { tsdbDir } = demoFiles(dataDir);
    mkdirSync(path.join(tsdbDir, 'wal'));
    await topUpHistory(dataDir, history, nowMs - 2 * HOUR_MS);
    const between = readdirSync(tsdbDir);
    await topUpHistory(dataDir, history, nowMs + 1);
    expect(existsSync(path.join(tsdbDir, 'wal'))).toBe(false);
    expect(between.filter((name) => readdirSync(tsdbDir).includes(name)).sort()).toEqual(
      [...history.marker.blocks].sort()
    );

    const port = 20_000 + (process.pid % 20_000);
    const prometheus = await startPrometheus({ dataDir, port });
    try {
      const value = async (query: string) => {
        const body = new URLSearchParams({ query, time: String(nowMs / 1000) });
        const response = await fetch(`${prometheus.url}/api/v1/query`, { method: 'POST', body });
        const answer = (await response.json()) as { data: { result: Array<{ value: [number, string] }> } };
        return answer.data.result.map((each) => Number(each.value[1]));
      };
      const { bad, total } = countBetween(readTruth(dataDir), 'search', nowMs - DAY_MS, nowMs);
      const series = 'http_requests_total{service="search"}';
      expect(await value(`sum(${series} - ${series} offset 1d)`)).toEqual([total]);
      expect(await value('sum(increase(http_requests_total{service="search",code="500"}[1d]))')).toEqual([bad]);
      expect(await value(`count_over_time(${series}[1d:1m])`)).toEqual([1441, 1441]);
      expect(await value(`count_over_time(${series}[1d])`)).toEqual([1441, 1441]);
    } finally {
      await prometheus.stop();
    }
  });

  it('in random phase puts one sample in each minute and counts up to that instant', async () => {
    const { story } = await ensureHistory({ dataDir, nowMs: Date.UTC(2026, 4, 20, 15, 7), ...small });
    const file = path.join(dataDir, 'x.om');
    const choice = { phase: 'random', families: 'counters', services: ['search'] } as const;
    expect(writeOpenMetrics(file, story, choice, story.anchorMs - HOUR_MS, story.anchorMs)).toBe(120);
  });
});
