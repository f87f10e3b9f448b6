import { PARTY_NAMES } from '../agreement/parties';
import type { BudgetStatus } from '../budget/BudgetStatus';
import type { Verdict } from '../policy/Verdict';
import { formatMoment, type Reader } from './formatTime';
import { lowerFirst } from './wordException';
import { howToMend } from './wordFailure';
import { wordPace } from './wordPace';
import { wordReset } from './wordReset';

/** What happens next, one sentence; empty where nothing is foreseen. */
export function wordNext(verdict: Verdict, reader: Reader): string {
  const { decidedBy, exception } = verdict;
  if (decidedBy !== undefined) {
    const next = wordNext(decidedBy.verdict, reader);
    return next === '' ? '' : `${decidedBy.title}: ${lowerFirst(next)}`;
  }
  if (exception !== undefined) {
    const { state, reasons } = exception.without;
    return wordNext({ ...verdict, state, reasons, exception: undefined }, reader);
  }
  const { budget, state } = verdict;
  if (state === 'cant-tell') {
    return comesBack(verdict);
  }
  if (state === 'too-little-traffic' || isTooLittle(verdict) || budget?.remaining === undefined) {
    return '';
  }
  const reset = wordReset(verdict.slo, budget, reader);
  if (verdict.exhaustsAt !== undefined) {
    const anew = reset === undefined ? '' : `; starts anew ${reset}`;
    return `Gone ${formatMoment(verdict.exhaustsAt, reader)} ${wordPace(reader)}${anew}.`;
  }
  if (state === 'stop' || state === 'care') {
    return reset === undefined ? recovers(verdict, reader) : recoversOrResets(verdict, budget, reset, reader);
  }
  if (budget.remaining <= 0) {
    return reset === undefined ? '' : `Starts anew ${reset}.`;
  }
  const until = reset === undefined ? '' : ` until it starts anew ${reset}`;
  const pace = wordPace(reader);
  return `${pace.charAt(0).toUpperCase()}${pace.slice(1)} it lasts${until}.`;
}

/** Whether the window allows too few bad events to decide on, signed or not. */
export function isTooLittle({ reasons }: Pick<Verdict, 'reasons'>): boolean {
  return reasons.some((it) => it.rule === 'allows-too-few');
}

/** What brings the answer back: data, or somebody who mends something. */
function comesBack({ reasons: [reason] }: Verdict): string {
  switch (reason?.rule) {
    case 'source-failed':
      return howToMend(reason.kind);
    case 'cannot-be-measured':
      return 'It comes back when the SLO is corrected.';
    case 'counts-impossible':
    case 'ratio-impossible':
      return "It comes back when the SLO's queries are corrected.";
    case 'coverage-too-low':
      return 'It comes back by itself when enough of the window has data.';
    default:
      return 'It comes back by itself when data arrives.';
  }
}

function recovers({ recoversAt, reasons }: Verdict, reader: Reader): string {
  const waits = reasons.find((it) => it.rule === 'waits-for-confirmation');
  const confirms = waits && `${PARTY_NAMES[waits.party]} confirms that the cause is fixed`;
  if (recoversAt === undefined) {
    const isHeld = confirms !== undefined && reasons.every((it) => it.rule !== 'not-yet-recovered');
    return isHeld ? `Ends when ${confirms}.` : 'It does not recover within one window.';
  }
  const and = confirms === undefined ? '' : `, and ${confirms}`;
  return `Recovers ${formatMoment(recoversAt, reader)} if nothing else fails${and}.`;
}

/** A calendar window recovers before its reset only where enough good events are still to come. */
function recoversOrResets(verdict: Verdict, budget: BudgetStatus, reset: string, reader: Reader): string {
  const { recoversAt } = verdict;
  const resetsAt = budget.resetsAt ?? Infinity;
  if (verdict.reasons.some((it) => it.rule === 'waits-for-confirmation')) {
    return recovers(verdict, reader);
  }
  if (recoversAt === undefined || recoversAt === resetsAt) {
    return `Starts anew ${reset}.`;
  }
  const moment = formatMoment(recoversAt, reader);
  return recoversAt < resetsAt
    ? `Recovers ${moment} if nothing else fails; starts anew ${reset}.`
    : `Starts anew ${reset}; this ends ${moment} if nothing else fails.`;
}
