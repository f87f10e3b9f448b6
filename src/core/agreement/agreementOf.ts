import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementState } from './AgreementState';
import { isOver } from './isOver';
import { signedSince } from './signedSince';

/**
 * The agreement by which an SLO is judged: the one that its signers signed, else one that is proposed, else one that covers it.
 * Absent when none covers it. Of two that are signed, the one that has held the SLO for longer decides, so that nobody takes
 * an SLO away from an agreement in force by signing another; the others are named with it.
 *
 * @param agreements all that are defined, in any order
 * @param fold the state of one of them at the time asked about (see foldActs)
 */
export function agreementOf(
  sloId: string,
  agreements: readonly AgreementDefinition[],
  fold: (agreement: AgreementDefinition) => AgreementState
): AgreementState | undefined {
  const claiming = agreements.filter((it) => it.slos.includes(sloId)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const states = claiming.map(fold);
  const sinceOf = (state: AgreementState) => signedSince(state, sloId);
  const first = states.reduce<AgreementState | undefined>(
    (best, it) => (isEarlier(sinceOf(it), best && sinceOf(best)) ? it : best),
    undefined
  );
  // An SLO that joined an agreement after it was signed is signed by nobody yet.
  const open = states.find((it) => it.proposed !== undefined) ?? states.find((it) => !isOver(it)) ?? states.at(0);
  const found = first ?? (open && { ...open, inForce: undefined });
  const others = states.filter((it) => it.definition !== found?.definition && !isOver(it));
  return found === undefined || others.length === 0
    ? found
    : { ...found, alsoClaimedBy: others.map((it) => it.definition.title) };
}

function isEarlier(since: number | undefined, than: number | undefined): boolean {
  return since !== undefined && (than === undefined || since < than);
}
