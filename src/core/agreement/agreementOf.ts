import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementState } from './AgreementState';
import { signedSlo } from './signedSlo';

/**
 * The agreement by which an SLO is judged: the one that its signers signed, else one that is proposed, else one that covers it.
 * Absent when none covers it.
 *
 * @param agreements all that are defined
 * @param fold the state of one of them at the time asked about (see foldActs)
 */
export function agreementOf(
  sloId: string,
  agreements: readonly AgreementDefinition[],
  fold: (agreement: AgreementDefinition) => AgreementState
): AgreementState | undefined {
  const states = agreements.filter((it) => it.slos.includes(sloId)).map(fold);
  const signed = states.find((it) => signedSlo(it, sloId) !== undefined);
  if (signed !== undefined) {
    return signed;
  }
  // An SLO that joined an agreement after it was signed is signed by nobody yet.
  const open = states.find((it) => it.proposed !== undefined) ?? states[0];
  return open && { ...open, inForce: undefined };
}
