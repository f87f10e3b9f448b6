/** @jest-environment node */
import fc from 'fast-check';

import { DEFAULT_TIERS } from '../agreement/defaultTiers';
import { foldTiers } from './foldTiers';
import type { TierPoint } from './tierPoints';

const HOUR = 3_600_000;

function points(...values: Array<number | undefined>): TierPoint[] {
  return values.map((remaining, i) => ({ time: i * HOUR, remaining }));
}

function tierAfter(...values: Array<number | undefined>): string | undefined {
  const state = foldTiers(DEFAULT_TIERS, points(...values));
  return state && DEFAULT_TIERS[state.tier]!.id;
}

const hours = (n: number, value: number | undefined) => Array<number | undefined>(n).fill(value);

describe('the tier of an agreement', () => {
  it.each([
    [1, 'ship'],
    [0.25, 'ship'],
    [0.2499, 'care'],
    [0, 'care'],
    [-0.0001, 'stop'],
    [-5, 'stop'],
  ])('starts with the worst whose entry holds: %f left is %s', (left, tier) => {
    expect(tierAfter(left)).toBe(tier);
  });

  it('gets worse at once', () => {
    expect(tierAfter(0.9, -0.1)).toBe('stop');
  });

  it('gets better only after the exit was held as long as agreed', () => {
    expect(tierAfter(-0.1, ...hours(24, 0.2))).toBe('stop');
    expect(tierAfter(-0.1, ...hours(25, 0.2))).toBe('care');
  });

  it('starts counting again when the budget falls below the exit in between', () => {
    expect(tierAfter(-0.1, ...hours(20, 0.2), 0.05, ...hours(20, 0.2))).toBe('stop');
  });

  it('goes from stop straight to ship when the exits of both tiers have been held', () => {
    expect(tierAfter(-0.1, ...hours(25, 0.5))).toBe('ship');
  });

  it('does not flap between entry and exit', () => {
    expect(tierAfter(0.24, 0.26, 0.24, 0.26, 0.29, ...hours(50, 0.29))).toBe('care');
    expect(tierAfter(0.5, ...hours(50, 0.26))).toBe('ship');
  });

  it('stays as it is through hours without data, which confirm nothing', () => {
    expect(tierAfter(-0.1, 0.2, ...hours(100, undefined), 0.2)).toBe('stop');
    expect(tierAfter(0.9, ...hours(100, undefined))).toBe('ship');
  });

  it('is not known without any data', () => {
    expect(tierAfter(undefined, undefined)).toBeUndefined();
  });

  it('says since when it holds and whether only its exit keeps it', () => {
    expect(foldTiers(DEFAULT_TIERS, points(0.9, 0.2, 0.2, 0.27))).toEqual({
      tier: 1,
      since: HOUR,
      held: true,
      exitHeldMs: 0,
    });
    expect(foldTiers(DEFAULT_TIERS, points(0.9, 0.2))).toEqual({
      tier: 1,
      since: HOUR,
      held: false,
      exitHeldMs: 0,
    });
  });

  it('says for how long its exit has held', () => {
    expect(foldTiers(DEFAULT_TIERS, points(-0.1, ...hours(13, 0.2)))).toMatchObject({ tier: 2, exitHeldMs: 12 * HOUR });
  });

  it('is never better than what the budget left demands at that moment', () => {
    const demanded = (left: number) => (left < 0 ? 2 : left < 0.25 ? 1 : 0);
    fc.assert(
      fc.property(fc.array(fc.double({ min: -2, max: 1, noNaN: true }), { minLength: 1, maxLength: 80 }), (values) => {
        const state = foldTiers(DEFAULT_TIERS, points(...values))!;
        expect(state.tier).toBeGreaterThanOrEqual(demanded(values[values.length - 1]!));
      })
    );
  });

  it('depends on the past only as far as its exits reach: a long calm stretch forgets everything', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -2, max: 1, noNaN: true }), { maxLength: 40 }), (before) => {
        expect(tierAfter(...before, ...hours(25, 0.9))).toBe('ship');
      })
    );
  });
});
