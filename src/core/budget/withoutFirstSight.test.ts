/** @jest-environment node */
import { countedSeries, type TestCount } from './budgetFixture';
import { withoutFirstSight } from './withoutFirstSight';

const FINE = 300_000;
const HOUR = 12 * FINE;
const one = { total: 100, bad: 1 };

const hours = (counts: readonly TestCount[], startMs = 0) => countedSeries(startMs, HOUR, counts);
const unseen = (buckets: number): TestCount[] => Array<TestCount>(buckets).fill({});

/** What is counted in the hours of each group. */
function totals(...groups: TestCount[][]): Array<Array<number | undefined>> {
  return withoutFirstSight(groups.map((it) => [hours(it)])).map(([series]) =>
    [...series!.total].map((total, i) => (series!.seen[i] === 1 ? total : undefined))
  );
}

const seenIn = (counts: ReadonlyArray<number | undefined>) => counts.flatMap((it, i) => (it === undefined ? [] : [i]));

describe('the first hour of counters', () => {
  it('is not counted where nothing was seen for a day: they may have counted for months', () => {
    const [only] = totals([...unseen(24), one, one]);
    expect(seenIn(only!)).toEqual([25]);
    expect(only![25]).toBe(100);
  });

  it('is counted where less than a day before it was read: it need not be the first', () => {
    expect(seenIn(totals([...unseen(23), one, one])[0]!)).toEqual([23, 24]);
    expect(seenIn(totals([one, ...unseen(30), one])[0]!)).toEqual([0, 31]);
  });

  it('is the same for all groups: those that are born later count from their first hour', () => {
    const [first, second, third] = totals(
      [...unseen(24), one, one, ...unseen(60)],
      [...unseen(24), {}, one, ...unseen(60)],
      [...unseen(24), ...unseen(59), {}, {}, one]
    );
    expect([first, second, third].map((it) => seenIn(it!))).toEqual([[25], [25], [85]]);
  });

  it('is not counted in five minutes either, wherever it lies', () => {
    const fine = [
      countedSeries(24 * HOUR, FINE, Array<TestCount>(24).fill(one)),
      countedSeries(40 * HOUR, FINE, Array<TestCount>(12).fill(one)),
    ];
    const [[, early, late]] = withoutFirstSight([[hours([...unseen(24), ...Array<TestCount>(20).fill(one)]), ...fine]]);
    expect([...early!.seen].indexOf(1)).toBe(12);
    expect(early!.total.subarray(0, 12).every((it) => it === 0)).toBe(true);
    expect(late).toBe(fine[1]);
  });

  it('is the running one where counters were seen in no full hour yet', () => {
    const running = countedSeries(25 * HOUR, FINE, [{}, one, one]);
    const [[, fine]] = withoutFirstSight([[hours(unseen(25)), running]]);
    expect([...fine!.seen]).toEqual([0, 0, 0]);
  });
});

describe('a job that runs for an hour once a week', () => {
  it('is counted each time but the first', () => {
    const week = [one, ...unseen(167)];
    const [job] = totals([...unseen(48), ...week, ...week, ...week]);
    expect(seenIn(job!)).toEqual([48 + 168, 48 + 336]);
  });

  it('is counted each time where anything was seen before it', () => {
    const week = [one, ...unseen(167)];
    const [, job] = totals([one, one], [...unseen(48), ...week, ...week, ...week]);
    expect(seenIn(job!)).toEqual([48, 48 + 168, 48 + 336]);
  });
});

describe('counters that were always seen', () => {
  it('are left as they are', () => {
    const series = hours([one, {}, one]);
    expect(withoutFirstSight([[series]])[0]![0]).toBe(series);
    expect(withoutFirstSight([])).toEqual([]);
  });
});
