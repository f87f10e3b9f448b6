import path from 'node:path';

import * as data from '@grafana/data';
import * as react from 'react';
import * as rxjs from 'rxjs';

import type { SourceQuery } from '../../src/core/slo/Indicator';
import type { MetricsRead, ReadResult } from '../../src/engine/ports';
import { runtimeMetricsSource } from '../../src/grafana/runtimeMetricsSource';
import { loadAmdPlugin } from './loadAmdPlugin';

const HOUR = 3_600_000;
const TEN = Date.UTC(2026, 10, 22, 10);
const FILE = path.join(__dirname, '../fixtures/csv-datasource/module.js');
const TYPE = 'truce-csv-fixture-datasource';

/** What happened at 10:00, 10:05, 11:10 and 12:00. */
const CSV = `time,region,total,bad
2026-11-22T10:00:00Z,eu,100,1
2026-11-22T10:00:00Z,us,50,0
2026-11-22T10:05:00Z,eu,200,2
2026-11-22T11:10:00Z,us,10,5
2026-11-22T12:00:00Z,eu,7,7`;

interface Loaded {
  plugin: { DataSourceClass: new (settings: object) => data.DataSourceApi };
}

const { plugin } = loadAmdPlugin(FILE, { '@grafana/data': data, react, rxjs }) as Loaded;
const dataSource = new plugin.DataSourceClass({ uid: 'csv', type: TYPE, name: 'CSV' });
const source = runtimeMetricsSource({ sources: () => ({ get: async () => dataSource }), patienceMs: 5_000 });

function read(queries: Array<Partial<SourceQuery>>, more: Partial<MetricsRead> = {}): Promise<ReadResult[]> {
  return source.read({
    source: { type: TYPE, uid: 'csv' },
    queries: queries.map((query, i) => ({ kind: 'own', query: { refId: `Q${i}`, csv: CSV, ...query } })),
    fromMs: TEN,
    toMs: TEN + 2 * HOUR,
    stepMs: HOUR,
    ...more,
  });
}

const series = (region: string, field: string, times: number[], values: number[]) => ({
  labels: { region },
  field,
  times,
  values,
});

describe('a data source that is no Prometheus', () => {
  it('answers sums per bucket and label, of what happened within the range', async () => {
    expect(await read([{}])).toEqual([
      {
        ok: true,
        series: [
          series('eu', 'total', [TEN], [300]),
          series('eu', 'bad', [TEN], [3]),
          series('us', 'total', [TEN, TEN + HOUR], [50, 10]),
          series('us', 'bad', [TEN, TEN + HOUR], [0, 5]),
        ],
      },
    ]);
  });

  it('answers the same in long frames, and in several that leave out the name of their only field', async () => {
    const wide = (await read([{}]))[0] as { series: ReadonlyArray<{ labels: object; field?: string }> };
    const [long, bad] = await read([{ shape: 'long' }, { shape: 'several', columns: ['bad'] }]);
    expect(long).toEqual({ ok: true, series: expect.arrayContaining([...wide.series]) });
    expect(bad).toEqual({ ok: true, series: wide.series.filter((it) => it.field === 'bad') });
  });

  it('groups by the length of the bucket that it is asked for, stamped with the start or the end', async () => {
    const csv = 'time,bad\n2026-11-22T10:01:00Z,1\n2026-11-22T10:04:59Z,2\n2026-11-22T10:05:00Z,4';
    const times = async (stamp: string) => {
      const [result] = await read([{ csv, stamp }], { stepMs: 300_000 });
      return result;
    };
    expect(await times('start')).toMatchObject({ series: [{ times: [TEN, TEN + 300_000], values: [3, 4] }] });
    expect(await times('end')).toMatchObject({ series: [{ times: [TEN + 300_000, TEN + 600_000], values: [3, 4] }] });
  });

  it('answers rows as they are, and then two at the same time are refused', async () => {
    const csv = 'time,bad\n2026-11-22T10:01:00Z,1\n2026-11-22T10:01:00Z,2';
    expect(await read([{ csv, rows: true, shape: 'long' }])).toMatchObject([
      { ok: false, message: expect.stringMatching(/^The answer has two values of bad for the same time/) },
    ]);
    expect(await read([{ rows: true, columns: ['bad'] }])).toMatchObject([
      { ok: true, series: [{ times: [TEN, TEN + 300_000, TEN + 2 * HOUR] }, { times: [TEN, TEN + 70 * 60_000] }] },
    ]);
  });

  it('makes rows up, up to now', async () => {
    const story = { every: '5m', total: 100, bad: 1, regions: ['eu', 'us'] };
    expect(await read([{ story }])).toMatchObject([
      { series: expect.arrayContaining([series('us', 'total', [TEN, TEN + HOUR], [1200, 1200])]) },
    ]);
    const now = Date.now();
    const fromMs = Math.floor(now / HOUR) * HOUR;
    const [result] = await read([{ story: { every: '1s', bad: 1 }, rows: true }], { fromMs, toMs: fromMs + HOUR });
    const last = result!.ok ? result!.series[0]!.times.at(-1)! : 0;
    expect(last).toBeGreaterThanOrEqual(now - 1_000);
    expect(last).toBeLessThanOrEqual(Date.now());
  });

  it('fails with its own words, beside queries that do not', async () => {
    expect(await read([{ error: 'no such table: orders' }, { story: { every: 'often' } }, {}])).toMatchObject([
      { ok: false, kind: 'other', message: 'no such table: orders' },
      { ok: false, message: 'A story has a row every "5m" or "1h", not every "often".' },
      { ok: true },
    ]);
  });

  it('may answer in a stream that never ends', async () => {
    expect(await read([{ endless: true }])).toEqual(await read([{}]));
  });
});
