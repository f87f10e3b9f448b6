import type { AgreementDefinition } from './AgreementDefinition';
import type { Party } from './parties';
import { PARTIES } from './parties';
import type { Terms } from './Terms';

/**
 * Who must sign terms, in the order of PARTIES: everybody the terms ask, and everybody the definition asks.
 * The definition has its say because a proposer writes the terms: no side can leave the others out.
 */
export function requiredParties(definition: AgreementDefinition, terms: Terms): Party[] {
  return PARTIES.filter((party) => terms.required.includes(party) || definitionRequires(definition, party));
}

function definitionRequires({ required, signers }: AgreementDefinition, party: Party): boolean {
  if (required !== undefined) {
    return required.includes(party);
  }
  return party !== 'executive' && (signers[party]?.length ?? 0) > 0;
}
