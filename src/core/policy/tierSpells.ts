import type { Tier } from '../agreement/Tier';
import type { TierSpell } from '../budget/ledgerOf';
import { type RemainingPoint, tierStates } from './foldTiers';

/**
 * Which tier held when: stretches without gap from the first point that has a value.
 *
 * @param points ascending in time (see tierPoints)
 * @param until where the last stretch ends, milliseconds
 */
export function tierSpells(tiers: readonly Tier[], points: readonly RemainingPoint[], until: number): TierSpell[] {
  const spells: TierSpell[] = [];
  for (const { time, state } of tierStates(tiers, points)) {
    const tier = tiers[state.tier]!.id;
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
