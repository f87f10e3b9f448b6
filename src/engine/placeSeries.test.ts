/** @jest-environment node */
import fc from 'fast-check';

import type { BucketRead } from './bucketReads';
import type { Stamp } from './BucketRequest';
import { placeSeries } from './placeSeries';
import type { MetricsQuery } from './ports';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const FROM = Date.UTC(2026, 10, 22, 10);
const own = (addsUp?: boolean): MetricsQuery => ({ kind: 'own', query: { refId: 'A' }, addsUp });

/** Two hourly buckets, 10 to 12, of a query that is asked for a value at both ends. */
function readOf(stamp: Stamp, query: MetricsQuery = own(true)): BucketRead {
  const range = { fromMs: FROM, toMs: FROM + 2 * HOUR, firstEnd: FROM + HOUR, lastEnd: FROM + 2 * HOUR, stepMs: HOUR };
  return { source: { type: 'csv', uid: 'csv' }, query, text: 'A', stamp, ...range };
}

/** The values of the two buckets, or why there are none; of points at minutes after 10:00. */
function placed(read: BucketRead, points: ReadonlyArray<readonly [minute: number, value: number]>) {
  const times = points.map(([minute]) => FROM + minute * MINUTE);
  const answer = placeSeries([{ labels: {}, times, values: points.map(([, value]) => value) }], read);
  return answer.ok ? [...answer.columns.get('')!.values] : answer.message;
}

describe('counts of shorter buckets than those that were asked for', () => {
  it('are added up to the bucket that begins with them, stamped with the start', () => {
    const points = [
      [0, 1],
      [5, 2],
      [55, 4],
      [60, 8],
      [115, 16],
      [120, 32],
    ] as const;
    expect(placed(readOf('start'), points)).toEqual([7, 24]);
  });

  it('are added up to the bucket that ends with them, stamped with the end', () => {
    const points = [
      [0, 1],
      [5, 2],
      [60, 4],
      [65, 8],
      [120, 16],
    ] as const;
    expect(placed(readOf('end'), points)).toEqual([6, 24]);
  });

  it('leave a bucket without any unknown', () => {
    expect(placed(readOf('start'), [[5, 0]])).toEqual([0, NaN]);
  });

  it('say nothing of values at the ends of longer buckets', () => {
    const times = [FROM + 5 * MINUTE, FROM + HOUR];
    const answer = placeSeries([{ labels: {}, times, values: [1, 1] }], readOf('start'));
    expect(answer).toMatchObject({ ok: true, present: Uint8Array.of(0, 1, 0) });
  });

  it('are the same as one count a bucket', () => {
    const counts = fc.array(fc.nat(1e6), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(counts, fc.constantFrom<Stamp>('start', 'end'), (rows, stamp) => {
        const shift = stamp === 'start' ? 0 : 1;
        const sum = (from: number) => rows.slice(from, from + 12).reduce((a, b) => a + b, 0);
        const short = rows.map((count, i) => [5 * (i + shift), count] as const);
        const long = [0, 1].map((i) => [60 * (i + shift), sum(12 * i)] as const);
        expect(placed(readOf(stamp), short)).toEqual(placed(readOf(stamp), long));
        expect(placed(readOf(stamp), short)).toEqual([sum(0), sum(12)]);
      })
    );
  });
});

describe('values at other times than were asked for', () => {
  it('are refused where they lie between the shortest buckets', () => {
    expect(placed(readOf('start'), [[7, 1]])).toBe(
      'The query answers at 2026-11-22 10:07:00 UTC; a bucket starts every 60 minutes. Group the query by $__interval, ' +
        'which is bucketSeconds or an hour, or let it answer counts every 5 minutes.'
    );
  });

  it('are refused where they are ratios, which do not add up', () => {
    expect(placed(readOf('start', own()), [[5, 0.5]])).toBe(
      'The query answers at 2026-11-22 10:05:00 UTC; a bucket starts every 60 minutes. ' +
        'Group the query by $__interval, which is bucketSeconds or an hour.'
    );
  });

  it('are refused from PromQL, which answers at the steps it is asked for', () => {
    expect(placed(readOf('end', { kind: 'promql', expr: 'x' }), [[5, 1]])).toMatch(/shifts or widens steps\.$/);
  });

  it('are left out where they lie outside', () => {
    const points = [
      [-5, 1],
      [60, 2],
      [125, 4],
    ] as const;
    expect(placed(readOf('start'), points)).toEqual([NaN, 2]);
  });
});
