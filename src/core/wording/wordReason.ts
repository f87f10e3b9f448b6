import type { Reason } from '../policy/Verdict';
import { PARTY_NAMES, type Party } from '../agreement/parties';
import { formatCount, formatDecimal } from './formatCount';
import { formatShare } from './formatShare';
import { formatDeadline, formatDuration, formatMoment, type Reader } from './formatTime';
import { HEADLINES } from './headlines';
import { listWords } from './listWords';
import { formatBurn } from './wordBurn';
import { wordFailure } from './wordFailure';

/** One reason as a sentence that an SRE can check: rule, measured value, threshold, since when. */
export function wordReason(reason: Reason, reader: Reader): string {
  switch (reason.rule) {
    case 'remaining-below':
      return `${formatShare(reason.measured)} is left; this tier begins below ${formatShare(reason.threshold)}. Below it since ${formatMoment(reason.since, reader)}.`;
    case 'incident-above':
      return `One incident has spent ${formatShare(reason.measured)} of the budget since ${formatMoment(reason.since, reader)}; this tier begins above ${formatShare(reason.threshold)}.`;
    case 'burn-above':
      return `The burn rate over ${formatDecimal(reason.hours)} h is ${formatBurn(reason.measured)}; this tier begins above ${formatBurn(reason.threshold)}. It holds since ${formatMoment(reason.since, reader)}.`;
    case 'not-yet-recovered':
      return `${formatShare(reason.measured)} is left; this tier ends above ${formatShare(reason.threshold)}${held(reason.heldForHours)}.${ends(reason.until, reader)}`;
    case 'waits-for-confirmation':
      return `Waits for ${PARTY_NAMES[reason.party]} to confirm that the cause is fixed; the tier holds since ${formatMoment(reason.since, reader)}.`;
    case 'exception':
      return `Exception for: ${withoutStop(reason.scope)}. Since ${formatMoment(reason.since, reader)}, until ${formatDeadline(reason.until, reader)}${approved(reason.approvedBy)}. Reason: ${withoutStop(reason.reason)}.`;
    case 'other-slo':
      return `${reason.title} decides for all SLOs of this agreement: ${HEADLINES[reason.state]}${since(reason.since, reader)}.`;
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

/** ", approved by Lee Andersson (Engineering lead)"; empty where nobody did. */
export function approved(by: ReadonlyArray<{ name: string; party: Party }>): string {
  const people = by.map(({ name, party }) => `${name} (${PARTY_NAMES[party]})`);
  return people.length === 0 ? '' : `, approved by ${listWords(people)}`;
}

/** What people typed, to be ended by a sentence of ours. */
export function withoutStop(text: string): string {
  return text.trim().replace(/[.\s]+$/, '');
}

function since(time: number | undefined, reader: Reader): string {
  return time === undefined ? '' : ` since ${formatMoment(time, reader)}`;
}

function ends(until: number | undefined, reader: Reader): string {
  return until === undefined ? '' : ` It ends ${formatMoment(until, reader)} if nothing else fails.`;
}

function held(hours: number): string {
  return hours > 0 ? ` for ${hours} h` : '';
}
