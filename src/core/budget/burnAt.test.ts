/** @jest-environment node */
import { countedSeries, EVENTS } from './budgetFixture';
import { burnAlerts } from './burnAlerts';
import { burnAt } from './burnAt';
import { Timeline } from './Timeline';

const FINE = 300_000;
const END = 1_795_298_400_000;
const DAY = 86_400_000;

/** Three days of five-minute buckets with 100 events each and as many bad ones as the age of the bucket says. */
function timeline(badAt: (ageMs: number) => number): Timeline {
  const counts = Array.from({ length: 864 }, (_, i) => ({ total: 100, bad: badAt(3 * DAY - i * FINE) }));
  return new Timeline(countedSeries(END - 3 * DAY, FINE, counts), []);
}

const SLO = { target: 0.99, window: { kind: 'rolling', days: 28 }, indicator: EVENTS } as const;

describe('burn rates', () => {
  it('are 1 where exactly the budget is spent', () => {
    expect(
      burnAt(
        timeline(() => 1),
        SLO,
        END
      ).rates.map((it) => it.rate)
    ).toEqual(Array(7).fill(expect.closeTo(1, 9)));
  });

  it('page only when both windows of a pair are above the threshold', () => {
    const lasting = burnAt(
      timeline((age) => (age <= 2 * 3_600_000 ? 20 : 0)),
      SLO,
      END
    );
    expect(lasting.alerts[0]).toMatchObject({ severity: 'page', long: '1h', short: '5m', firing: true });
    const over = burnAt(
      timeline((age) => (age > FINE && age <= 2 * 3_600_000 ? 20 : 0)),
      SLO,
      END
    );
    expect(over.rates[0]).toMatchObject({ window: '5m', rate: 0 });
    expect(over.alerts[0]!.firing).toBe(false);
  });

  it('are absent without traffic', () => {
    const empty = new Timeline(countedSeries(END - DAY, FINE, Array(288).fill({ total: 0 })), []);
    const burn = burnAt(empty, SLO, END);
    expect(burn.rates.every((it) => it.rate === undefined)).toBe(true);
    expect(burn.alerts.some((it) => it.firing)).toBe(false);
  });

  it('are absent for bad events against a target of 1, which has no budget to divide by', () => {
    expect(
      burnAt(
        timeline(() => 1),
        { ...SLO, target: 1 },
        END
      ).rates[0]!.rate
    ).toBeUndefined();
    expect(
      burnAt(
        timeline(() => 0),
        { ...SLO, target: 1 },
        END
      ).rates[0]!.rate
    ).toBe(0);
  });
});

describe('the thresholds of a window', () => {
  const factors = (days: number, target = 0.999) =>
    burnAlerts({ target, window: { kind: 'rolling', days } }, END).map((it) => it.factor);

  it.each([
    [28, [13.44, 5.6, 2.8, 2.8 / 3]],
    [30, [14.4, 6, 3, 1]],
    [90, [43.2, 18, 9, 3]],
    [7, [13.44, 3.5, 1.4, 0.98]],
  ])('for %i days come from the window itself', (days, expected) => {
    factors(days).forEach((factor, i) => expect(factor).toBeCloseTo(expected[i]!, 9));
    expect(factors(days)).toHaveLength(4);
  });

  it('leave out factors that no error ratio can reach: 14.4 never fires below a target of 93.06 %', () => {
    expect(factors(30, 0.93)[0]).toBeCloseTo(6, 9);
    expect(factors(30, 0.9306)[0]).toBeCloseTo(14.4, 9);
  });

  it('leave out pairs whose long window is not shorter than the SLO window', () => {
    expect(burnAlerts({ target: 0.999, window: { kind: 'rolling', days: 3 } }, END).map((it) => it.long)).toEqual([
      '1h',
      '6h',
      '1d',
    ]);
  });
});
