/** @jest-environment node */
import { countedSeries, EVENTS } from './budgetFixture';
import { firstCrossing, pace, projectLeft } from './projectLeft';
import { Timeline } from './Timeline';

const HOUR = 3_600_000;
const END = 1_795_298_400_000;
const SLO = { target: 0.99, window: { kind: 'rolling', days: 7 }, indicator: EVENTS } as const;

/** Two weeks of hours with 100 events each: a week's window allows 168 bad ones. */
function timeline(badAt: (hoursAgo: number) => number): Timeline {
  const counts = Array.from({ length: 336 }, (_, i) => ({ total: 100, bad: badAt(336 - i) }));
  return new Timeline(countedSeries(END - 336 * HOUR, HOUR, counts), []);
}

describe('what is left from now on', () => {
  it('falls at the pace of bad events while nothing ages out', () => {
    const lately = timeline((hoursAgo) => (hoursAgo <= 24 ? 2 : 0));
    const points = projectLeft(lately, SLO, END, 'same pace');
    expect(points[0]!.remaining).toBeCloseTo(1 - 48 / 168, 9);
    expect(firstCrossing(points, 0, 'falls to')).toBe(END + 60 * HOUR);
  });

  it('does not run out when as many bad events age out as arrive', () => {
    const steady = timeline(() => 0.9);
    expect(firstCrossing(projectLeft(steady, SLO, END, 'same pace'), 0, 'falls to')).toBeUndefined();
  });

  it('recovers when an incident ages out of a rolling window, if nothing else fails', () => {
    const incident = timeline((hoursAgo) => (hoursAgo === 100 ? 200 : 0));
    const points = projectLeft(incident, SLO, END, 'nothing fails');
    expect(points[0]!.remaining).toBeLessThan(0);
    const recovered = firstCrossing(points, 0.1, 'rises above')!;
    expect(recovered).toBeGreaterThan(END + 68 * HOUR);
    expect(recovered).toBeLessThanOrEqual(END + 69 * HOUR);
  });

  it('is empty without traffic', () => {
    const idle = new Timeline(countedSeries(END - 336 * HOUR, HOUR, Array(336).fill({ total: 0 })), []);
    expect(projectLeft(idle, SLO, END, 'nothing fails')).toEqual([]);
  });

  it('answers now when the condition already holds', () => {
    expect(
      firstCrossing(
        projectLeft(
          timeline(() => 0),
          SLO,
          END,
          'nothing fails'
        ),
        0.5,
        'rises above'
      )
    ).toBe(END);
  });
});

describe('the pace of the last day', () => {
  it('is measured over the time that has data', () => {
    const half = countedSeries(
      END - 24 * HOUR,
      HOUR,
      Array.from({ length: 24 }, (_, i) => (i < 12 ? {} : { total: 10, bad: 3 }))
    );
    expect(pace(new Timeline(half, []), END)).toBeCloseTo(3 / HOUR, 12);
  });

  it('is absent without data', () => {
    expect(pace(new Timeline(countedSeries(END - HOUR, HOUR, [{}]), []), END)).toBeUndefined();
  });
});
