import { PARTY_NAMES } from '../core/agreement/parties';
import type { LastKnown, Reason, Verdict } from '../core/policy/Verdict';
import { approximately } from '../core/wording/approximately';
import { formatShare } from '../core/wording/formatShare';
import { formatDay, type Reader } from '../core/wording/formatTime';
import { HEADLINES } from '../core/wording/headlines';
import { notesOf } from '../core/wording/notesOf';
import { signedBy, versionShown } from '../core/wording/signedBy';
import { tierLabel } from '../core/wording/tierLabel';
import type { Wording } from '../core/wording/Wording';
import { wordReason } from '../core/wording/wordReason';
import type { SignatureMark, StateDetail, TierMark } from './StateDetail';

const NOT_TO_BE_HAD: ReadonlyArray<Reason['rule']> = [
  'data-too-old',
  'source-failed',
  'cannot-be-measured',
  'no-data-at-all',
];

/** What our own panels show of a verdict: all of it decided and worded here or before. */
export function detailOf(verdict: Verdict, wording: Wording, reader: Reader): StateDetail {
  const known = verdict.lastKnown;
  return {
    state: verdict.state,
    headline: wording.headline,
    sentence: wording.sentence,
    agreed: wording.agreed,
    alwaysAllowed: verdict.agreement?.inForce?.terms.alwaysAllowed ?? '',
    basis: wording.basis,
    next: wording.next,
    left: wording.left,
    sum: wording.sum,
    age: wording.age,
    window: wording.window,
    stale: isStale(verdict),
    remaining: verdict.budget?.remaining,
    tiers: tierMarks(verdict),
    signatures: signatureMarks(verdict, reader),
    signedBy: signedBy(verdict),
    reasons: verdict.reasons.map((it) => wordReason(it, reader)),
    lastKnown: known && { state: known.state, text: lastKnownText(verdict, known) },
    approximations: verdict.approximations ?? [],
    notes: notesOf(verdict, reader),
  };
}

/** Whether the data is too old, or was not to be had at all. */
export function isStale(verdict: Verdict): boolean {
  return verdict.reasons.some((it) => NOT_TO_BE_HAD.includes(it.rule));
}

/** The tiers in force, else the proposed ones, as they are drawn on a budget. */
export function tierMarks(verdict: Verdict): TierMark[] {
  const version = versionShown(verdict);
  return (version?.terms.tiers ?? []).map((tier) => ({
    id: tier.id,
    decision: tier.decision,
    below: tier.enter?.remainingBelow,
    label: tierLabel(tier),
    agreed: tier.agreed,
  }));
}

function signatureMarks(verdict: Verdict, reader: Reader): SignatureMark[] {
  const version = versionShown(verdict);
  if (version === undefined) {
    return [];
  }
  return version.required.map((party) => {
    const signature = version.signatures.find((it) => it.party === party);
    const text = signature ? `${signature.name}, ${formatDay(signature.at, reader)}` : 'waiting';
    return { party, partyName: PARTY_NAMES[party], signed: signature !== undefined, text };
  });
}

function lastKnownText(verdict: Verdict, { state, remaining }: LastKnown): string {
  const headline = HEADLINES[state];
  return remaining === undefined ? headline : `${headline}, ${approximately(verdict)}${formatShare(remaining)} left`;
}
