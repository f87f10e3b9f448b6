import type { Verdict } from '../policy/Verdict';
import { formatDay, type Reader } from './formatTime';
import { windowNoun } from './windowNoun';
import { wordsOf } from './wordsOf';

/** Where so many may fail and none does, the selector may be mistyped: a series that is not there counts nothing. */
const SUSPICIOUS_ALLOWANCE = 10;

/** A tooltip has room for so many; the others are counted. */
const MOST_INVALID_ACTS = 5;

/** What is worth knowing about a verdict and does not change it, a sentence each. */
export function notesOf(verdict: Verdict, reader: Reader): string[] {
  const { budget, agreement } = verdict;
  const notes: string[] = [];
  if (budget?.partialSince !== undefined) {
    const what = budget.partialBecause === 'starts' ? 'The SLO starts' : 'The data begins';
    notes.push(`${what} ${formatDay(budget.partialSince, reader)}, inside the window: the sum is over a part of it.`);
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
