import type { AgreementState, AgreementVersion } from './AgreementState';
import type { ExceptionDecision, ExclusionDecision } from './Decision';

const DAY_MS = 86_400_000;

/**
 * How far back what has ended can matter: tiers are folded from at most two windows back, and a window is a year at most.
 */
const LOOKED_BACK_MS = 800 * DAY_MS;

/**
 * Uids of the acts that decide what holds from a time on: of every version that still can be in force or was so not long ago,
 * of what is asked for or approved, of launches to come, and of confirmations that a tier may still rest on.
 *
 * @param state of that time
 * @param at milliseconds
 */
export function decidingActs(state: AgreementState, at: number): Set<string> {
  const decisions = new Set([
    ...state.retiring.map((it) => it.actUid),
    ...[...state.exceptions, ...state.exclusions].flatMap(ofRequest),
    ...state.confirmations.filter((it) => it.at >= at - LOOKED_BACK_MS).map((it) => it.actUid),
    ...state.bookings.filter((it) => it.cancelled === undefined && it.to > at).map((it) => it.of.uid),
  ]);
  const decidedAt = state.entries.flatMap(({ stored }) => (decisions.has(stored.uid) ? [stored.createdAt] : []));
  const versions = state.versions.filter((it) => isLookedAt(it, at) || decidedAt.some((time) => heldAt(it, time)));
  return new Set([...versions.flatMap(ofVersion), ...decisions]);
}

/** All but what a newer version replaced long ago. */
function isLookedAt({ status, until = Infinity }: AgreementVersion, at: number): boolean {
  return status !== 'superseded' || until >= at - LOOKED_BACK_MS;
}

/** Whether what was decided at a time rests on these terms; a day is for clocks that disagree. */
function heldAt({ since = Infinity, until = Infinity }: AgreementVersion, time: number): boolean {
  return since - DAY_MS <= time && time <= until + DAY_MS;
}

function ofVersion({ status, proposalUid, signatures, sentBack, retiredBy = [] }: AgreementVersion): string[] {
  return status === 'overtaken'
    ? []
    : [proposalUid, ...[...signatures, ...sentBack, ...retiredBy].map((it) => it.actUid)];
}

function ofRequest({ status, of, approvals }: ExceptionDecision | ExclusionDecision): string[] {
  return status === 'asked' || status === 'approved' ? [of.uid, ...approvals.map((it) => it.actUid)] : [];
}
