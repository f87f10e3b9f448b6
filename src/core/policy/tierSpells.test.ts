/** @jest-environment node */
import fc from 'fast-check';

import { DEFAULT_TIERS } from '../agreement/defaultTiers';
import { foldTiers } from './foldTiers';
import { TierFold } from './TierFold';
import type { TierPoint } from './tierPoints';
import { tierSpells } from './tierSpells';

const HOUR = 3_600_000;

function points(...values: Array<number | undefined>): TierPoint[] {
  return values.map((remaining, i) => ({ time: i * HOUR, remaining }));
}

function spellsOf(all: readonly TierPoint[], until: number) {
  const fold = new TierFold(DEFAULT_TIERS);
  const held = all.flatMap((point) => {
    const state = fold.take(point);
    return state === undefined ? [] : [{ time: point.time, tier: DEFAULT_TIERS[state.tier]!.id }];
  });
  return tierSpells(held, until);
}

const anyPoints = fc
  .array(fc.option(fc.double({ min: -2, max: 1, noNaN: true }), { nil: undefined, freq: 4 }), { maxLength: 120 })
  .map((values) => points(...values));

describe('which tier held when', () => {
  it('is a stretch from each entry to the next, up to the end', () => {
    expect(spellsOf(points(0.9, 0.8, 0.2, 0.2, -0.1), 5 * HOUR)).toEqual([
      { tier: 'ship', from: 0, to: 2 * HOUR },
      { tier: 'care', from: 2 * HOUR, to: 4 * HOUR },
      { tier: 'stop', from: 4 * HOUR, to: 5 * HOUR },
    ]);
  });

  it('lets a tier hold on through hours without data', () => {
    expect(spellsOf(points(undefined, 0.2, undefined, undefined, 0.9), 9 * HOUR)).toEqual([
      { tier: 'care', from: HOUR, to: 9 * HOUR },
    ]);
  });

  it('is not known without any data', () => {
    expect(spellsOf(points(undefined, undefined), 9 * HOUR)).toEqual([]);
  });

  it('tiles time from the first value to the end, never the same tier twice in a row', () => {
    fc.assert(
      fc.property(anyPoints, (all) => {
        const until = all.length * HOUR;
        const spells = spellsOf(all, until);
        const first = all.find((it) => it.remaining !== undefined);
        expect(spells[0]?.from).toBe(first?.time);
        expect(spells.at(-1)?.to).toBe(first && until);
        spells.forEach((spell, i) => {
          expect(spell.from).toBeLessThan(spell.to);
          if (i > 0) {
            expect(spell.from).toBe(spells[i - 1]!.to);
            expect(spell.tier).not.toBe(spells[i - 1]!.tier);
          }
        });
      })
    );
  });

  it('says at each time what the fold up to then says', () => {
    fc.assert(
      fc.property(anyPoints, (all) => {
        const spells = spellsOf(all, all.length * HOUR);
        all.forEach(({ time }, i) => {
          const state = foldTiers(DEFAULT_TIERS, all.slice(0, i + 1));
          const held = spells.find((it) => it.from <= time && time < it.to);
          expect(held?.tier).toBe(state && DEFAULT_TIERS[state.tier]!.id);
        });
      }),
      { numRuns: 50 }
    );
  });
});
