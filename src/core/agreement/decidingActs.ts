import type { AgreementState, AgreementVersion } from './AgreementState';
import type { ExceptionDecision, ExclusionDecision } from './Decision';

const DAY_MS = 86_400_000;

/** How far back a confirmation can matter: tiers are folded from at most two windows back, and a window is a year at most. */
const CONFIRMED_MS = 800 * DAY_MS;

/**
 * Uids of the acts that decide what holds from a time on: of every version that was ever in force or still can be, of what is
 * asked for or approved, of launches to come, and of confirmations that a tier may still rest on.
 *
 * @param state of that time
 * @param at milliseconds
 */
export function decidingActs(state: AgreementState, at: number): Set<string> {
  return new Set([
    ...state.versions.flatMap(ofVersion),
    ...state.retiring.map((it) => it.actUid),
    ...[...state.exceptions, ...state.exclusions].flatMap(ofRequest),
    ...state.confirmations.filter((it) => it.at >= at - CONFIRMED_MS).map((it) => it.actUid),
    ...state.bookings.filter((it) => it.cancelled === undefined && it.to > at).map((it) => it.of.uid),
  ]);
}

function ofVersion({ status, proposalUid, signatures, sentBack, retiredBy = [] }: AgreementVersion): string[] {
  return status === 'overtaken'
    ? []
    : [proposalUid, ...[...signatures, ...sentBack, ...retiredBy].map((it) => it.actUid)];
}

function ofRequest({ status, of, approvals }: ExceptionDecision | ExclusionDecision): string[] {
  return status === 'asked' || status === 'approved' ? [of.uid, ...approvals.map((it) => it.actUid)] : [];
}
