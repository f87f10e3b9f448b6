import type { AgreementState } from '../../core/agreement/AgreementState';
import { PARTY_NAMES } from '../../core/agreement/parties';
import { holdsAt } from '../../core/agreement/Signers';
import { shownVersion } from './shownVersion';

/**
 * Parties that need a new signer, a sentence each: nobody acts for them any more, or who signed has ceased to.
 *
 * @param at milliseconds
 */
export function signerGaps(state: AgreementState, at: number): string[] {
  const { definition, inForce } = state;
  const required = shownVersion(state)?.required ?? definition.required;
  return required.flatMap((party) => {
    const present = (definition.signers[party] ?? []).filter((it) => holdsAt(it, at));
    const name = PARTY_NAMES[party];
    if (present.length === 0) {
      return [`Nobody can sign for ${name}. Somebody who may edit the agreement has to name a new signer.`];
    }
    const signature = inForce?.signatures.find((it) => it.party === party);
    const signer = (definition.signers[party] ?? []).find(
      (it) =>
        signature !== undefined && (it.userId ?? signature.userId) === signature.userId && it.name === signature.name
    );
    return signature !== undefined && signer !== undefined && !holdsAt(signer, at)
      ? [
          `${signature.name}, who signed for ${name}, does not act for it any more. The signature stays; ${name} signs anew at the review.`,
        ]
      : [];
  });
}
