import { PARTY_NAMES } from '../core/agreement/parties';
import type { AgreementVersion } from '../core/agreement/AgreementState';
import type { Verdict } from '../core/policy/Verdict';
import { formatShare } from '../core/wording/formatShare';
import { formatDay, type Reader } from '../core/wording/formatTime';
import { HEADLINES } from '../core/wording/headlines';
import { listWords } from '../core/wording/listWords';
import { tierLabel } from '../core/wording/tierLabel';
import { windowNoun } from '../core/wording/windowNoun';
import type { Wording } from '../core/wording/Wording';
import { wordReason } from '../core/wording/wordReason';
import { wordsOf } from '../core/wording/wordsOf';
import type { SignatureMark, StateDetail, TierMark } from './StateDetail';

/** Where so many may fail and none does, the selector may be mistyped: a series that is not there counts nothing. */
const SUSPICIOUS_ALLOWANCE = 10;

/** A tooltip has room for so many; the others are counted. */
const MOST_INVALID_ACTS = 5;

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
    lastKnown: known && { state: known.state, text: lastKnownText(HEADLINES[known.state], known.remaining) },
    notes: notesOf(verdict, reader),
  };
}

/** Whether the data is too old, or was not to be had at all. */
export function isStale(verdict: Verdict): boolean {
  return verdict.reasons.some((it) => ['data-too-old', 'source-failed', 'no-data-at-all'].includes(it.rule));
}

/** The tiers in force, else the proposed ones, as they are drawn on a budget. */
export function tierMarks(verdict: Verdict): TierMark[] {
  const version = shownVersion(verdict);
  return (version?.terms.tiers ?? []).map((tier) => ({
    id: tier.id,
    decision: tier.decision,
    below: tier.enter?.remainingBelow,
    label: tierLabel(tier),
    agreed: tier.agreed,
  }));
}

function signatureMarks(verdict: Verdict, reader: Reader): SignatureMark[] {
  const version = shownVersion(verdict);
  if (version === undefined) {
    return [];
  }
  return version.required.map((party) => {
    const signature = version.signatures.find((it) => it.party === party);
    const text = signature ? `${signature.name}, ${formatDay(signature.at, reader)}` : 'waiting';
    return { party, partyName: PARTY_NAMES[party], signed: signature !== undefined, text };
  });
}

function signedBy(verdict: Verdict): string {
  const version = shownVersion(verdict);
  const people = (version?.required ?? []).flatMap((party) => {
    const signature = version?.signatures.find((it) => it.party === party);
    return signature ? [`${signature.name} (${PARTY_NAMES[party]})`] : [];
  });
  return people.length === 0 ? '' : `Signed by ${listWords(people)}.`;
}

function shownVersion(verdict: Verdict): AgreementVersion | undefined {
  return verdict.agreement?.inForce ?? verdict.agreement?.proposed;
}

function lastKnownText(headline: string, remaining: number | undefined): string {
  return remaining === undefined ? headline : `${headline}, ${formatShare(remaining)} left`;
}

function notesOf(verdict: Verdict, reader: Reader): string[] {
  const { budget, agreement } = verdict;
  const notes: string[] = [];
  if (budget?.partialSince !== undefined) {
    notes.push(
      `The data begins ${formatDay(budget.partialSince, reader)}, inside the window: the sum is over a part of it.`
    );
  }
  if (budget !== undefined && budget.bad === 0 && budget.allowedBad >= SUSPICIOUS_ALLOWANCE) {
    const words = wordsOf(verdict.slo);
    notes.push(
      `Not one ${words.bad} ${words.one} ${windowNoun(verdict.slo.window)}. If that cannot be, look at the query of the bad ones.`
    );
  }
  if (agreement?.inForce !== undefined && agreement.proposed !== undefined) {
    notes.push(
      `Version ${agreement.proposed.version} is proposed; version ${agreement.inForce.version} stays in force until everyone has signed.`
    );
  }
  const invalid = agreement?.invalid ?? [];
  for (const { stored, reason } of invalid.slice(0, MOST_INVALID_ACTS)) {
    notes.push(`Does not count: ${stored.act.act} of ${formatDay(stored.createdAt, reader)}. ${reason}`);
  }
  if (invalid.length > MOST_INVALID_ACTS) {
    notes.push(`${invalid.length - MOST_INVALID_ACTS} more acts do not count.`);
  }
  return notes;
}
