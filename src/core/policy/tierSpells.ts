import type { TierSpell } from '../budget/ledgerOf';

/**
 * Which tier held when: stretches without gap from the first time on.
 *
 * @param tiers the tier after each point that has a value, ascending in time
 * @param until where the last stretch ends, milliseconds
 */
export function tierSpells(tiers: Iterable<{ time: number; tier: string }>, until: number): TierSpell[] {
  const spells: TierSpell[] = [];
  for (const { time, tier } of tiers) {
    const last = spells.at(-1);
    if (last?.tier === tier) {
      continue;
    }
    if (last !== undefined) {
      last.to = time;
    }
    spells.push({ tier, from: time, to: until });
  }
  return spells;
}
