import { PARTIES, PARTY_NAMES } from '../core/agreement/parties';
import type { Tier } from '../core/agreement/Tier';
import type { LastKnown, Reason, Verdict } from '../core/policy/Verdict';
import { approximately } from '../core/wording/approximately';
import { formatShare } from '../core/wording/formatShare';
import { formatDay, isDayOver, type Reader } from '../core/wording/formatTime';
import { HEADLINES } from '../core/wording/headlines';
import { notesOf } from '../core/wording/notesOf';
import { signedBy, versionShown } from '../core/wording/signedBy';
import { tierLabel } from '../core/wording/tierLabel';
import type { Wording } from '../core/wording/Wording';
import { wordException } from '../core/wording/wordException';
import { wordReason } from '../core/wording/wordReason';
import { tierBegins, tierEnds, tierName } from '../core/wording/wordTier';
import type { AgreementMark, DutyMark, SignatureMark, StateDetail, TierMark } from './StateDetail';

const NOT_TO_BE_HAD: ReadonlyArray<Reason['rule']> = [
  'data-too-old',
  'source-failed',
  'cannot-be-measured',
  'no-data-at-all',
];

/** What our own panels show of a verdict: all of it decided and worded here or before. */
export function detailOf(verdict: Verdict, wording: Wording, reader: Reader): StateDetail {
  const { lastKnown: known, exception, decidedBy } = verdict;
  const holding = holdingTier(verdict);
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
    without: exception && { state: exception.without.state, headline: HEADLINES[exception.without.state] },
    exception: exception && { text: wordException(exception.decision, reader), until: exception.decision.until },
    decidedBy: decidedBy && {
      slo: decidedBy.slo,
      title: decidedBy.title,
      state: decidedBy.state,
      headline: HEADLINES[decidedBy.state],
    },
    duties: dutyMarks(holding),
    reliabilityShare: holding?.reliabilityShare,
    confirm: confirmMark(verdict),
    agreement: agreementMark(verdict, reader),
    approximations: verdict.approximations ?? [],
    notes: notesOf(verdict, reader),
  };
}

/** The tier that holds: with an exception, the one it excepts from. None where nobody knows. */
function holdingTier({ state, exception, tier }: Verdict): Tier | undefined {
  return tier?.decision === (exception?.without.state ?? state) ? tier : undefined;
}

function dutyMarks(tier: Tier | undefined): DutyMark[] {
  return PARTIES.flatMap((party) => {
    const text = tier?.duties[party] ?? '';
    return text === '' ? [] : [{ party, partyName: PARTY_NAMES[party], text }];
  });
}

function confirmMark({ reasons }: Verdict): StateDetail['confirm'] {
  const reason = reasons.find((it) => it.rule === 'waits-for-confirmation');
  return reason?.rule === 'waits-for-confirmation' ? { tier: reason.tier, since: reason.since } : undefined;
}

function agreementMark(verdict: Verdict, reader: Reader): AgreementMark | undefined {
  const { agreement } = verdict;
  const version = versionShown(verdict);
  if (agreement === undefined || version === undefined) {
    return undefined;
  }
  const { title, reviewOn } = version.terms;
  const isReviewDue = agreement.inForce !== undefined && isDayOver(reviewOn, reader);
  return { id: agreement.definition.id, title, version: version.version, reviewOn, isReviewDue };
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
    rules: tier.enter === undefined ? undefined : `${tierName(tier)} begins ${begins(tier)}, ends ${tierEnds(tier)}`,
    agreed: tier.agreed,
  }));
}

function begins(tier: Tier): string {
  const rules = tierBegins(tier);
  return rules.startsWith('used up') ? `when ${rules}` : rules;
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
