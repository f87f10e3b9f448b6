/** @jest-environment node */
import fc from 'fast-check';

import { bucketSeries } from './BucketSeries';
import { countedSeries, type TestCount } from './budgetFixture';
import { GroupedCounts, isGroupGone } from './GroupedCounts';
import { Timeline } from './Timeline';

const FINE = 300_000;
const HOUR = 12 * FINE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 1);

/** A group with an event every five minutes, for so many of them. */
const group = (buckets: number) =>
  new Timeline(countedSeries(START, FINE, Array(buckets).fill({ total: 1, bad: 0 })), []);

describe('a group', () => {
  it('has disappeared a day after its last data, and not five minutes earlier', () => {
    const end = START + 12 * FINE;
    expect(isGroupGone(group(12), end + DAY - FINE)).toBe(false);
    expect(isGroupGone(group(12), end + DAY)).toBe(true);
  });

  it('has not disappeared because it had no traffic', () => {
    const idle = new Timeline(countedSeries(START, FINE, Array(600).fill({ total: 0 })), []);
    expect(isGroupGone(idle, START + 600 * FINE)).toBe(false);
  });
});

describe('the sum of groups', () => {
  const counts = new GroupedCounts([group(12), group(600), group(24)]);

  it('is that of the groups which were there at the time asked about, over the whole stretch', () => {
    expect(counts.between(START, START + DAY).total).toBe(12 + 288 + 24);
    expect(counts.between(START, START + 25 * HOUR).total).toBe(300 + 24);
    expect(counts.between(START, START + 26 * HOUR).total).toBe(312);
  });

  it('has all of them when all have disappeared: then it is the data that stopped', () => {
    expect(counts.between(START, START + 10 * DAY).total).toBe(12 + 600 + 24);
  });

  it('knows the first and the last data of any', () => {
    expect([counts.firstDataAt, counts.lastDataAt]).toEqual([START, START + 600 * FINE]);
  });

  it('counts each minute as often as groups are there', () => {
    const clocks = (time: number) => counts.asOf(START + time).clocks;
    expect([clocks(DAY), clocks(25 * HOUR), clocks(26 * HOUR), clocks(10 * DAY)]).toEqual([3, 2, 1, 3]);
  });

  it('is covered where any group has data: one that ran by day and one that ran by night cover it all', () => {
    const shift = (isOn: (i: number) => boolean) =>
      new Timeline(
        countedSeries(
          START,
          HOUR,
          Array.from({ length: 48 }, (_, i) => (isOn(i) ? { total: 1 } : {}))
        ),
        []
      );
    const [day, night] = [shift((i) => i % 24 < 12), shift((i) => i % 24 >= 12)];
    const both = new GroupedCounts([day, night]).between(START, START + 2 * DAY);
    expect(both).toMatchObject({ total: 48, coveredMs: 2 * DAY });
    expect(day.between(START, START + 2 * DAY).coveredMs).toBe(DAY);
  });

  it('has no bad events where good ones of one group exceed all by more than another lacks, and says by how many', () => {
    const of = (total: number, good: number) =>
      new Timeline(bucketSeries(START, HOUR, 1, { total: [total], good: [good] }), []);
    const counts = new GroupedCounts([of(100, 90), of(100, 140)]);
    expect(counts.between(START, START + HOUR)).toMatchObject({ total: 200, bad: 0, excessGood: 30 });
  });

  it('is that of the groups one by one at any time, whichever were there, and in whatever order one asks', () => {
    const life = fc.record({
      born: fc.nat(80),
      lasts: fc.integer({ min: 1, max: 90 }),
      total: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(
        fc.array(life, { minLength: 1, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 96 }), { minLength: 8, maxLength: 8 }),
        (lives, hours) => {
          const groups = lives.map(({ born, lasts, total }) => {
            const hourly = Array.from({ length: 96 }, (_, i): TestCount =>
              i >= born && i < born + lasts ? { total, bad: i % 2 } : {}
            );
            return new Timeline(countedSeries(START, HOUR, hourly), []);
          });
          const sum = new GroupedCounts(groups);
          for (const hour of hours) {
            const time = START + hour * HOUR;
            const live = groups.filter((it) => !isGroupGone(it, time));
            const each = (live.length > 0 ? live : groups).map((it) => it.between(START, time));
            expect(sum.between(START, time)).toMatchObject({
              total: each.reduce((all, it) => all + it.total, 0),
              bad: each.reduce((all, it) => all + it.bad, 0),
            });
            expect(sum.asOf(time).clocks).toBe(each.length);
          }
        }
      )
    );
  });
});
