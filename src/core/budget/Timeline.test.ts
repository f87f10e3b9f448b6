/** @jest-environment node */
import fc from 'fast-check';

import { countedSeries } from './budgetFixture';
import { bucketKind } from './BucketSeries';
import { Timeline } from './Timeline';

const HOUR = 3_600_000;
const FINE = 300_000;
const START = 1_795_298_400_000;

/** Events by five-minute slot. */
const slots = fc.array(fc.record({ total: fc.nat(1000), bad: fc.nat(1000) }), {
  minLength: 12 * 6,
  maxLength: 12 * 30,
});

interface Slot {
  total: number;
  bad: number;
}

/** Hourly buckets over whole hours, fine ones over the whole: what a source answers about the slots. */
function timelineOf(all: Slot[]): Timeline {
  const hours = Math.floor(all.length / 12);
  const hourly = Array.from({ length: hours }, (_, h) => {
    const inside = all.slice(h * 12, h * 12 + 12);
    return { total: inside.reduce((sum, it) => sum + it.total, 0), bad: inside.reduce((sum, it) => sum + it.bad, 0) };
  });
  return new Timeline(countedSeries(START, HOUR, hourly), [countedSeries(START, FINE, all)]);
}

describe('Timeline', () => {
  it('counts any window of whole data as a count of its events does', () => {
    fc.assert(
      fc.property(slots, fc.nat(400), fc.nat(400), (all, a, b) => {
        const [first, last] = [Math.min(a, b) % (all.length + 1), Math.max(a, b) % (all.length + 1)].sort(
          (x, y) => x - y
        );
        const count = timelineOf(all).between(START + first! * FINE, START + last! * FINE);
        const inside = all.slice(first, last);
        expect(count.total).toBe(inside.reduce((sum, it) => sum + it.total, 0));
        expect(count.bad).toBe(inside.reduce((sum, it) => sum + it.bad, 0));
        expect(count.coveredMs).toBe((last! - first!) * FINE);
      })
    );
  });

  it('gives the same sum whether a window is taken whole or in two parts', () => {
    fc.assert(
      fc.property(slots, fc.nat(), fc.nat(), fc.nat(), (all, a, b, c) => {
        const timeline = timelineOf(all);
        const [from, cut, to] = [a, b, c].map((it) => START + (it % (all.length + 1)) * FINE).sort((x, y) => x - y);
        const whole = timeline.between(from!, to!);
        const parts = [timeline.between(from!, cut!), timeline.between(cut!, to!)];
        expect(parts[0]!.total + parts[1]!.total).toBe(whole.total);
        expect(parts[0]!.bad + parts[1]!.bad).toBe(whole.bad);
        expect(parts[0]!.coveredMs + parts[1]!.coveredMs).toBe(whole.coveredMs);
      })
    );
  });

  it('rounds a boundary down where only hours are known', () => {
    const timeline = new Timeline(
      countedSeries(START, HOUR, [
        { total: 10, bad: 1 },
        { total: 20, bad: 2 },
      ]),
      []
    );
    expect(timeline.between(START, START + 1.5 * HOUR).total).toBe(10);
  });

  it('knows where data begins and ends', () => {
    const hourly = countedSeries(START, HOUR, [{}, { total: 0 }, { total: 5 }, {}]);
    const timeline = new Timeline(hourly, []);
    expect(timeline.firstDataAt).toBe(START + HOUR);
    expect(timeline.lastDataAt).toBe(START + 3 * HOUR);
    expect(new Timeline(countedSeries(START, HOUR, [{}]), []).firstDataAt).toBeUndefined();
  });

  it('has nothing before its first and after its last bucket', () => {
    const timeline = new Timeline(countedSeries(START, HOUR, [{ total: 10, bad: 1 }]), []);
    expect(timeline.between(START - 5 * HOUR, START).total).toBe(0);
    expect(timeline.between(START - 5 * HOUR, START + 5 * HOUR)).toMatchObject({ total: 10, bad: 1, coveredMs: HOUR });
  });
});

describe('bucketSeries', () => {
  it('tells no data from no traffic', () => {
    const series = countedSeries(START, HOUR, [{}, { total: 0 }, { total: 3, bad: 1 }, { bad: 4 }]);
    expect([0, 1, 2, 3].map((i) => bucketKind(series, i))).toEqual(['no data', 'no traffic', 'counted', 'no data']);
  });

  it('takes a total without bad events as all good, because a status code that never occurred has no series', () => {
    expect(countedSeries(START, HOUR, [{ total: 3 }]).bad[0]).toBe(0);
  });

  it('lets no NaN, infinity or negative total in; bad events below 0 are told by the sums', () => {
    const series = countedSeries(START, HOUR, [
      { total: NaN, bad: 1 },
      { total: Infinity },
      { total: -4, bad: -1 },
      { total: 4, bad: NaN },
    ]);
    expect([...series.total]).toEqual([0, 0, 0, 4]);
    expect([...series.bad]).toEqual([0, 0, -1, 0]);
    expect([...series.seen]).toEqual([0, 0, 1, 1]);
    expect(new Timeline(series, []).between(START, START + 4 * HOUR)).toMatchObject({ bad: 0, excessGood: 1 });
  });
});
