import type { AgreementDefinition } from './AgreementDefinition';
import type { Party } from './parties';
import { PARTIES } from './parties';
import type { Terms } from './Terms';

/**
 * Who must sign terms, in the order of PARTIES: everybody the terms ask, and everybody the definition asks.
 * The definition has its say because a proposer writes the terms: no side can leave the others out. A party that the
 * definition asks only since later does not take force from what was signed before.
 *
 * @param proposedAt milliseconds
 */
export function requiredParties(definition: AgreementDefinition, terms: Terms, proposedAt: number): Party[] {
  const { required, requiredFrom = {} } = definition;
  const isRequired = (party: Party) => {
    const from = requiredFrom[party];
    return required.includes(party) && (from === undefined || Date.parse(from) <= proposedAt);
  };
  return PARTIES.filter((party) => terms.required.includes(party) || isRequired(party));
}
