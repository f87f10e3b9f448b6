import { tamperedActs } from '../agreement/tamperedActs';
import { budgetFraction } from '../slo/budgetFraction';
import type { PolicyState } from '../policy/PolicyState';
import type { Verdict } from '../policy/Verdict';
import { approximately } from './approximately';
import { formatAmount, wordAmount } from './formatAmount';
import { formatCount } from './formatCount';
import { formatShare, formatTarget } from './formatShare';
import {
  formatAge,
  formatCalendarDay,
  formatDay,
  formatDuration,
  formatMoment,
  isDayOver,
  type Reader,
} from './formatTime';
import { formatWindow } from './formatWindow';
import { HEADLINES } from './headlines';
import { rawBeside, wordRaw } from './rawBeside';
import { windowNoun } from './windowNoun';
import { failureHeadline } from './wordFailure';
import type { Wording } from './Wording';
import { lowerFirst, wordException } from './wordException';
import { signedRough, wordLeft } from './wordLeft';
import { isTooLittle, wordNext } from './wordNext';
import { wordPartial } from './wordReset';
import { wordsOf } from './wordsOf';
import { wordWorstGroup } from './worstGroup';
import { partyList, wordReason } from './wordReason';

/** A verdict in words. The only place that turns numbers into sentences. */
export function wordVerdict(verdict: Verdict, reader: Reader): Wording {
  return {
    headline: HEADLINES[verdict.state],
    sentence: sentence(verdict, reader),
    agreed: agreed(verdict),
    basis: basis(verdict, reader),
    next: wordNext(verdict, reader),
    left: left(verdict),
    sum: sum(verdict),
    age: verdict.newestAt === undefined ? 'no data' : formatAge(verdict.newestAt, reader),
    window: window(verdict, reader),
  };
}

function sentence(verdict: Verdict, reader: Reader): string {
  const { decidedBy } = verdict;
  if (decidedBy === undefined) {
    return exceptedSentence(verdict, reader);
  }
  const own = sentenceFor(decidedBy.own === 'exception' ? 'stop' : decidedBy.own, verdict, reader);
  const said = exceptedSentence(decidedBy.verdict, reader);
  const here = /^[\d≈−]/.test(own) ? `Here ${own}` : own === '' ? '' : `Here: ${lowerFirst(own)}`;
  return [`${decidedBy.title} decides: ${lowerFirst(said)}`, here].filter(Boolean).join(' ');
}

/** "Exception until Fri 27 Nov 18:00, approved by …, for: Release 4.2. Without it: Reliability first, …". */
function exceptedSentence(verdict: Verdict, reader: Reader): string {
  const { exception } = verdict;
  if (exception === undefined) {
    return sentenceFor(verdict.state, verdict, reader);
  }
  const { without } = exception;
  // The reasons without the exception are what the sentence is about.
  const rest = sentenceFor(without.state, { ...verdict, reasons: without.reasons }, reader);
  return `${wordException(exception.decision, reader)} Without it: ${HEADLINES[without.state]}, ${lowerFirst(rest)}`;
}

/** @param state what the numbers alone say */
function sentenceFor(state: PolicyState, verdict: Verdict, reader: Reader): string {
  switch (state) {
    case 'cant-tell':
      return [cannotTell(verdict, reader), lastKnown(verdict, reader)].filter(Boolean).join(' ');
    case 'too-little-traffic':
      return tooLittle(verdict);
    case 'unsigned':
      return [
        waiting(verdict),
        isTooLittle(verdict) ? 'Too little traffic to decide.' : budgetSentence(verdict, reader),
      ]
        .filter(Boolean)
        .join(' ');
    case 'stop':
    case 'care':
    case 'ship':
    case 'exception':
      return budgetSentence(verdict, reader);
  }
}

function budgetSentence(verdict: Verdict, reader: Reader): string {
  if (verdict.budget?.remaining === undefined) {
    return verdict.reasons
      .filter(({ rule }) => rule !== 'no-agreement' && rule !== 'other-slo')
      .map((it) => wordReason(it, reader))
      .join(' ');
  }
  const [step, group] = [verdict.budget.part, wordWorstGroup(verdict)];
  return [
    leftSentence(verdict, verdict.budget.remaining, reader),
    wordRaw(verdict),
    step === undefined ? '' : `Worst step: ${step}.`,
    group === '' ? '' : `Worst group: ${group}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function leftSentence(verdict: Verdict, remaining: number, reader: Reader): string {
  const { slo, spentSince } = verdict;
  const { leftBad } = verdict.budget!;
  const { bad } = wordsOf(slo);
  const share = `${approximately(verdict)}${formatShare(remaining)}`;
  if (remaining >= 0) {
    return `${share} of the allowance is left: about ${wordAmount(leftBad, slo, `more ${bad}`)}.`;
  }
  const since = spentSince === undefined ? '' : ` since ${formatMoment(spentSince, reader)}`;
  const over = leftBad <= -1 ? `: ${wordAmount(leftBad, slo, bad)} too many` : '';
  return `Allowance used up${since} (${share})${over}.`;
}

function cannotTell(verdict: Verdict, reader: Reader): string {
  const reason = verdict.reasons.find(({ rule }) => rule !== 'other-slo');
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
  const share = known.remaining === undefined ? '' : `, ${approximately(verdict)}${formatShare(known.remaining)} left`;
  // Where the data stopped, the sentence before has said when.
  const isUnsaid = ['source-failed', 'cannot-be-measured'].includes(
    verdict.reasons.find(({ rule }) => rule !== 'other-slo')?.rule ?? ''
  );
  const when = isUnsaid ? ` ${formatDuration(reader.now - known.at)} ${reader.isPast ? 'before' : 'ago'}` : '';
  return `Last known${when}: ${HEADLINES[known.state]}${share}.`;
}

function tooLittle(verdict: Verdict): string {
  return [tooFew(verdict), wordRaw(verdict)].filter(Boolean).join(' ');
}

function tooFew({ budget, slo }: Verdict): string {
  const words = wordsOf(slo);
  const when = windowNoun(slo.window);
  if (budget === undefined || budget.total === 0) {
    return `No ${words.many} ${when}.`;
  }
  const few = `${formatCount(budget.total)} ${words.many} ${when}`;
  const allowed = Math.floor(budget.allowedBad);
  if (allowed >= 1) {
    return `${few} allow only ${formatCount(allowed)} ${words.bad} ${allowed === 1 ? 'one' : 'ones'}: too few to decide on.`;
  }
  return budget.bad >= 1
    ? `${few}; ${formatCount(budget.bad)} ${words.bad}. A single one uses the whole allowance.`
    : `${few}; one ${words.bad} ${words.one} would use the whole allowance.`;
}

function waiting(verdict: Verdict): string {
  const { agreement } = verdict;
  const isTampered = agreement !== undefined && tamperedActs(agreement).length > 0;
  return [waitsFor(verdict), isTampered ? 'An act was changed or removed: look at the agreement.' : '']
    .filter(Boolean)
    .join(' ');
}

function waitsFor(verdict: Verdict): string {
  const proposed = verdict.agreement?.proposed;
  if (proposed === undefined) {
    return (verdict.agreement?.invalid.length ?? 0) > 0
      ? 'The record of the agreement is damaged: nothing in it can be in force.'
      : 'Nothing has been proposed.';
  }
  return `Waiting for ${partyList(proposed.waitsFor)}.`;
}

/** Nothing where the state is not the tier's: "release freely" beside "can't tell" would read as a permission. */
function agreed({ state, tier, exception }: Verdict): string {
  if (tier === undefined) {
    return '';
  }
  const name = tier.name === undefined ? '' : `${tier.name}: `;
  if (exception !== undefined) {
    const rest = name === '' ? lowerFirst(tier.agreed) : `${name}${tier.agreed}`;
    return exception.without.state === tier.decision ? `for all else, ${rest}` : '';
  }
  return tier.decision === state ? `${name}${tier.agreed}` : '';
}

function basis(verdict: Verdict, reader: Reader): string {
  const { inForce, proposed } = verdict.agreement ?? {};
  if (inForce !== undefined) {
    const { reviewOn } = inForce.terms;
    const review = isDayOver(reviewOn, reader) ? 'review was due' : 'review';
    return `Version ${inForce.version} of ${formatDay(inForce.since, reader)}, ${review} ${formatCalendarDay(reviewOn, reader)}`;
  }
  if (proposed !== undefined) {
    return `Version ${proposed.version}, proposed ${formatDay(proposed.proposedAt, reader)}`;
  }
  return 'No agreement';
}

function left(verdict: Verdict): string {
  const { budget, slo, lastKnown: known } = verdict;
  const sign = approximately(verdict);
  const state = stateOfNumbers(verdict);
  if (state === 'cant-tell') {
    return known?.remaining === undefined ? '–' : `last ${sign}${formatShare(known.remaining)}`;
  }
  if (budget?.remaining === undefined || state === 'too-little-traffic') {
    return '–';
  }
  const raw = rawBeside(verdict);
  const beside = raw?.remaining === undefined ? '' : ` (raw ${signedRough(raw.leftBad, slo)})`;
  return `${wordLeft(budget, slo, sign)}${beside}`;
}

/** What the SLO's own numbers say, whatever is laid over them. */
export function stateOfNumbers({ state, exception, decidedBy }: Verdict): PolicyState {
  if (decidedBy !== undefined) {
    return decidedBy.own;
  }
  return exception?.without.state ?? state;
}

function sum(verdict: Verdict): string {
  const { budget, slo } = verdict;
  if (budget === undefined || budget.remaining === undefined) {
    return '';
  }
  const words = wordsOf(slo);
  const share = formatTarget(budgetFraction(slo.target));
  const count = (amount: number) => formatAmount(amount, slo);
  const allowed = `${count(budget.allowedBad)} allowed (${share} of ${formatCount(budget.expectedTotal)} ${words.many})`;
  return `${approximately(verdict)}${allowed} − ${count(budget.bad)} ${words.bad} = ${count(budget.leftBad)}`;
}

function window({ slo, budget }: Verdict, reader: Reader): string {
  const since = budget && wordPartial(slo, budget, reader);
  const parts = [formatWindow(slo.window), formatTarget(slo.target), since && `since ${since}`];
  return parts.filter(Boolean).join(' · ');
}
