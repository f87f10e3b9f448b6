import type { AgreementState } from './AgreementState';
import { type Party, PARTIES } from './parties';
import { holdsAt } from './Signers';

/** A party that must sign and for which nobody acts. */
export interface PartyWithoutSigner {
  party: Party;
  /** Who acted for it and ceased to, the latest first. `until` in milliseconds. Empty: nobody was ever named. */
  left: Array<{ name: string; until: number }>;
}

/**
 * Required parties for which nobody acts at a time, in the order of PARTIES: what they signed stays, and somebody new must be
 * named to sign at the review.
 *
 * @param at milliseconds
 */
export function partiesNeedingSigners(
  { definition, inForce, proposed }: AgreementState,
  at: number
): PartyWithoutSigner[] {
  const { required, requiredFrom = {}, signers } = definition;
  const isRequired = (party: Party) => {
    const from = requiredFrom[party];
    return required.includes(party) && (from === undefined || Date.parse(from) <= at);
  };
  const isAsked = (party: Party) =>
    isRequired(party) || inForce?.required.includes(party) === true || proposed?.required.includes(party) === true;
  return PARTIES.filter(isAsked).flatMap((party) => {
    const named = signers[party] ?? [];
    if (named.some((it) => holdsAt(it, at))) {
      return [];
    }
    const left = named.flatMap(({ name, until }) => (until === undefined ? [] : [{ name, until: Date.parse(until) }]));
    return [{ party, left: left.filter((it) => it.until <= at).sort((a, b) => b.until - a.until) }];
  });
}
