/** @jest-environment node */
import { countedSeries, EVENTS } from '../budget/budgetFixture';
import { Timeline } from '../budget/Timeline';
import { belowSince } from './belowSince';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const END = Date.UTC(2026, 10, 22, 11);
const HOURS = 80 * 24;

function timeline(badAt: (time: number) => number): Timeline {
  const start = END - HOURS * HOUR;
  const counts = Array.from({ length: HOURS }, (_, i) => ({ total: 100, bad: badAt(start + i * HOUR) }));
  return new Timeline(countedSeries(start, HOUR, counts), []);
}

describe('since when too little is left', () => {
  const rolling = { target: 0.99, window: { kind: 'rolling', days: 28 }, indicator: EVENTS } as const;

  it('is the first full hour of the unbroken stretch', () => {
    const broken = END - 5 * DAY;
    const counts = timeline((time) => (time === broken ? 700 : 0));
    expect(belowSince(counts, rolling, END, 0)).toBe(broken + HOUR);
    expect(belowSince(counts, rolling, END + 20 * 60_000, 0)).toBe(broken + HOUR);
  });

  it('is absent while enough is left', () => {
    expect(
      belowSince(
        timeline(() => 0),
        rolling,
        END,
        0
      )
    ).toBeUndefined();
  });

  it('looks back one window at most', () => {
    expect(
      belowSince(
        timeline(() => 50),
        rolling,
        END,
        0
      )
    ).toBe(END - 28 * DAY);
  });

  it.each(['UTC', 'Asia/Kolkata', 'Pacific/Chatham'])(
    'is never before the reset of a calendar window, at which all of it was left: %s',
    (timeZone) => {
      const month = { ...rolling, window: { kind: 'calendar', period: 'month', timeZone } } as const;
      const since = belowSince(
        timeline(() => 50),
        month,
        END,
        0
      )!;
      const reset = { UTC: 0, 'Asia/Kolkata': -5.5, 'Pacific/Chatham': -13.75 }[timeZone]!;
      const start = Date.UTC(2026, 10, 1) + reset * HOUR;
      expect(since).toBeGreaterThan(start);
      expect(since).toBeLessThanOrEqual(start + 2 * HOUR);
    }
  );
});
