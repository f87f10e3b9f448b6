/** @jest-environment node */
import { countedSeries } from './budgetFixture';
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
    expect(counts.asOf(START + 26 * HOUR).clocks).toBe(1);
  });
});
