import { budgetFraction } from '../slo/budgetFraction';
import { unitOf } from '../slo/unitOf';
import type { Verdict } from '../policy/Verdict';
import { formatCount, formatMinutes, formatRoughCount } from './formatCount';
import { formatShare, formatTarget } from './formatShare';
import { formatCalendarDay, formatDay, formatDuration, formatMoment, type Reader } from './formatTime';
import { formatWindow } from './formatWindow';
import { HEADLINES } from './headlines';
import { windowNoun } from './windowNoun';
import { failureHeadline } from './wordFailure';
import type { Wording } from './Wording';
import { wordsOf } from './wordsOf';
import { partyList, wordReason } from './wordReason';

/** A verdict in words. The only place that turns numbers into sentences. */
export function wordVerdict(verdict: Verdict, reader: Reader): Wording {
  return {
    headline: HEADLINES[verdict.state],
    sentence: sentence(verdict, reader),
    agreed: agreed(verdict),
    basis: basis(verdict, reader),
    next: next(verdict, reader),
    left: left(verdict),
    sum: sum(verdict),
    age: age(verdict, reader),
    window: `${formatWindow(verdict.slo.window)} · ${formatTarget(verdict.slo.target)}`,
  };
}

function sentence(verdict: Verdict, reader: Reader): string {
  switch (verdict.state) {
    case 'cant-tell':
      return [cannotTell(verdict, reader), lastKnown(verdict, reader)].filter(Boolean).join(' ');
    case 'too-little-traffic':
      return tooLittle(verdict);
    case 'unsigned':
      return [waiting(verdict), budgetSentence(verdict, reader)].filter(Boolean).join(' ');
    case 'stop':
    case 'care':
    case 'ship':
    case 'exception':
      return budgetSentence(verdict, reader);
  }
}

function budgetSentence(verdict: Verdict, reader: Reader): string {
  const { budget } = verdict;
  const words = wordsOf(verdict.slo);
  if (budget?.remaining === undefined) {
    return verdict.reasons
      .slice(verdict.state === 'unsigned' ? 1 : 0)
      .map((it) => wordReason(it, reader))
      .join(' ');
  }
  if (budget.remaining < 0) {
    const since = verdict.spentSince === undefined ? '' : ` since ${formatMoment(verdict.spentSince, reader)}`;
    const over = -budget.leftBad;
    const events =
      over >= 1 ? `: ${formatRoughCount(budget.leftBad)} ${words.bad} ${noun(Math.ceil(over), verdict)} too many` : '';
    return `Allowance used up${since} (${formatShare(budget.remaining)})${events}.`;
  }
  return `${formatShare(budget.remaining)} of the allowance is left: about ${formatRoughCount(budget.leftBad)} more ${words.bad} ${noun(budget.leftBad, verdict)}.`;
}

function noun(count: number, { slo }: Verdict): string {
  const words = wordsOf(slo);
  return Math.floor(count) === 1 ? words.one : words.many;
}

function cannotTell(verdict: Verdict, reader: Reader): string {
  const [reason] = verdict.reasons;
  if (reason?.rule === 'data-too-old' && reason.newestAt !== undefined) {
    return `No data for ${formatDuration(reader.now - reason.newestAt)}.`;
  }
  if (reason?.rule === 'source-failed') {
    return failureHeadline(reason.kind);
  }
  return reason === undefined ? '' : wordReason(reason, reader);
}

function lastKnown(verdict: Verdict, reader: Reader): string {
  const known = verdict.lastKnown;
  if (known === undefined) {
    return 'Nothing was known before.';
  }
  const share = known.remaining === undefined ? '' : `, ${formatShare(known.remaining)} left`;
  const when = verdict.reasons[0]?.rule === 'source-failed' ? ` ${formatDuration(reader.now - known.at)} ago` : '';
  return `Last known${when}: ${HEADLINES[known.state]}${share}.`;
}

function tooLittle({ budget, slo }: Verdict): string {
  const words = wordsOf(slo);
  const when = windowNoun(slo.window);
  if (budget === undefined || budget.total === 0) {
    return `No ${words.many} ${when}.`;
  }
  const few = `${formatCount(budget.total)} ${words.many} ${when}`;
  if (budget.allowedBad >= 1) {
    return `${few} allow only ${formatCount(Math.floor(budget.allowedBad))} ${words.bad} ones: too few to decide on.`;
  }
  return budget.bad >= 1
    ? `${few}; ${formatCount(budget.bad)} ${words.bad}. A single one uses the whole allowance.`
    : `${few}; one ${words.bad} ${words.one} would use the whole allowance.`;
}

function waiting(verdict: Verdict): string {
  const proposed = verdict.agreement?.proposed;
  if (proposed === undefined) {
    return (verdict.agreement?.invalid.length ?? 0) > 0
      ? 'The record of the agreement is damaged: nothing in it can be in force.'
      : 'Nothing has been proposed.';
  }
  return `Waiting for ${partyList(proposed.waitsFor)}.`;
}

/** Nothing where the state is not the tier's: "release freely" beside "can't tell" would read as a permission. */
function agreed({ state, tier }: Verdict): string {
  return tier !== undefined && tier.decision === state ? tier.agreed : '';
}

function basis(verdict: Verdict, reader: Reader): string {
  const { inForce, proposed } = verdict.agreement ?? {};
  if (inForce !== undefined) {
    return `Version ${inForce.version} of ${formatDay(inForce.since, reader)}, review ${formatCalendarDay(inForce.terms.reviewOn, reader)}`;
  }
  if (proposed !== undefined) {
    return `Version ${proposed.version}, proposed ${formatDay(proposed.proposedAt, reader)}`;
  }
  return 'No agreement';
}

function next(verdict: Verdict, reader: Reader): string {
  const { budget, state } = verdict;
  if (state === 'cant-tell') {
    return 'It comes back by itself when data arrives.';
  }
  if (state === 'too-little-traffic' || budget?.remaining === undefined) {
    return '';
  }
  if (verdict.exhaustsAt !== undefined) {
    return `Gone ${formatMoment(verdict.exhaustsAt, reader)} at today's pace.`;
  }
  if (state === 'stop' || state === 'care') {
    return verdict.recoversAt === undefined
      ? 'It does not recover within one window.'
      : `Recovers ${formatMoment(verdict.recoversAt, reader)} if nothing else fails.`;
  }
  return budget.remaining <= 0 ? '' : "At today's pace it lasts.";
}

function left(verdict: Verdict): string {
  const { budget, slo, lastKnown: known } = verdict;
  if (verdict.state === 'cant-tell') {
    return known?.remaining === undefined ? '–' : `last ${formatShare(known.remaining)}`;
  }
  if (budget?.remaining === undefined || verdict.state === 'too-little-traffic') {
    return '–';
  }
  const sign = budget.leftBad < 0 ? '−' : '';
  return `${sign}${formatRoughCount(budget.leftBad)} ${wordsOf(slo).many}`;
}

function sum({ budget, slo }: Verdict): string {
  if (budget === undefined || budget.remaining === undefined) {
    return '';
  }
  const words = wordsOf(slo);
  const share = formatTarget(budgetFraction(slo.target));
  const count = unitOf(slo.indicator) === 'minutes' ? formatMinutes : formatCount;
  const allowed = `${count(budget.allowedBad)} allowed (${share} of ${formatCount(budget.expectedTotal)} ${words.many})`;
  return `${allowed} − ${count(budget.bad)} ${words.bad} = ${count(budget.leftBad)}`;
}

function age(verdict: Verdict, reader: Reader): string {
  return verdict.newestAt === undefined
    ? 'no data'
    : `${formatDuration(Math.max(0, reader.now - verdict.newestAt))} ago`;
}
