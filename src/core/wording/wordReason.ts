import type { Reason } from '../policy/Verdict';
import { PARTY_NAMES, type Party } from '../agreement/parties';
import { formatCount, formatDecimal } from './formatCount';
import { formatShare } from './formatShare';
import { formatDuration, formatMoment, type Reader } from './formatTime';
import { listWords } from './listWords';
import { wordFailure } from './wordFailure';

/** One reason as a sentence that an SRE can check: rule, measured value, threshold, since when. */
export function wordReason(reason: Reason, reader: Reader): string {
  switch (reason.rule) {
    case 'remaining-below':
      return `${formatShare(reason.measured)} is left; this tier begins below ${formatShare(reason.threshold)}. Below it since ${formatMoment(reason.since, reader)}.`;
    case 'not-yet-recovered':
      return `${formatShare(reason.measured)} is left; this tier ends above ${formatShare(reason.threshold)}${held(reason.heldForHours)}.`;
    case 'no-rule-holds':
      return `${formatShare(reason.measured)} is left; no tier with limits has begun.`;
    case 'no-agreement':
      return reason.version === undefined
        ? 'Nobody has proposed an agreement yet.'
        : `Version ${reason.version} waits for ${partyList(reason.waitsFor)}.`;
    case 'data-too-old':
      return reason.newestAt === undefined
        ? `No data in reach; ${reason.maxAgeMinutes} minutes are tolerated.`
        : `No data for ${formatDuration(reader.now - reason.newestAt)}; ${reason.maxAgeMinutes} minutes are tolerated.`;
    case 'coverage-too-low':
      return `Only ${formatShare(reason.measured)} of the window has data; ${formatShare(reason.threshold)} is needed.`;
    case 'source-failed':
      return wordFailure(reason);
    case 'cannot-be-measured':
      return reason.problem;
    case 'no-data-at-all':
      return reason.why ?? 'The data source has no data for these metrics.';
    case 'no-traffic':
      return 'There were no events in the window.';
    case 'ratio-impossible':
      return `The ratio is ${formatDecimal(reason.average)} on average; it must lie between 0 and 1. Divide per cents by 100.`;
    case 'counts-impossible':
      return reason.oddity === 'bad-exceeds-total'
        ? `${formatCount(reason.bad)} bad of ${formatCount(reason.total)} in all cannot be: the two queries do not fit each other.`
        : `${formatCount(reason.good)} good of ${formatCount(reason.total)} in all cannot be: the two queries do not fit each other.`;
    case 'allows-too-few':
      return `${formatCount(reason.total)} events allow ${formatDecimal(reason.allowedBad)} bad ones; a decision needs at least ${formatDecimal(reason.threshold)}.`;
  }
}

/** Parties by the names people know. */
export function partyList(parties: readonly string[]): string {
  return listWords(parties.map((it) => PARTY_NAMES[it as Party] ?? it));
}

function held(hours: number): string {
  return hours > 0 ? ` for ${hours} h` : '';
}
