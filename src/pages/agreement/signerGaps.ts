import type { AgreementState } from '../../core/agreement/AgreementState';
import { PARTY_NAMES } from '../../core/agreement/parties';
import { partiesNeedingSigners } from '../../core/agreement/partiesNeedingSigners';
import { holdsAt } from '../../core/agreement/Signers';

/**
 * Parties that need a new signer, a sentence each: nobody acts for them any more, or who signed has ceased to.
 *
 * @param at milliseconds
 */
export function signerGaps(state: AgreementState, at: number): string[] {
  const missing = partiesNeedingSigners(state, at);
  return [
    ...missing.map(({ party, left: [last] }) => {
      const who = last === undefined ? '' : ` ${last.name} was the last who could; what was signed stays.`;
      return `Nobody can sign for ${PARTY_NAMES[party]}.${who} Somebody who may edit the agreement names a new signer.`;
    }),
    ...leftSigners(state, at)
      .filter(({ party }) => !missing.some((it) => it.party === party))
      .map(
        ({ party, name }) =>
          `${name}, who signed for ${PARTY_NAMES[party]}, does not act for it any more. The signature stays; ` +
          `${PARTY_NAMES[party]} signs anew at the review.`
      ),
  ];
}

function leftSigners({ definition, inForce }: AgreementState, at: number) {
  return (inForce?.signatures ?? []).filter(({ party, userId, name }) => {
    const entries = (definition.signers[party] ?? []).filter(
      (it) => (it.userId ?? userId) === userId && it.name === name
    );
    return entries.length > 0 && !entries.some((it) => holdsAt(it, at));
  });
}
