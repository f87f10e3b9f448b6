import type { ConfirmRecoveryAct } from './Act';
import { PARTY_NAMES } from './parties';
import type { Terms } from './Terms';

/**
 * Why a confirmation that the cause of a tier is mended does not count, as a sentence; undefined when it does.
 *
 * @param terms those in force when it was written
 */
export function doubtConfirmation(act: ConfirmRecoveryAct, terms: Terms | undefined): string | undefined {
  if (terms === undefined) {
    return 'No agreement was in force that asks for it.';
  }
  const tier = terms.tiers.find((it) => it.id === act.tier);
  if (tier === undefined) {
    return `The agreement in force had no tier "${act.tier}".`;
  }
  const by = tier.leave?.confirmedBy;
  if (by === undefined) {
    return `The tier "${tier.name ?? tier.id}" ends without anybody's confirmation.`;
  }
  return by === act.party
    ? undefined
    : `${PARTY_NAMES[by]} confirms the end of this tier, not ${PARTY_NAMES[act.party]}.`;
}
