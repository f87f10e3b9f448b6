import { exceptionsAt } from './exceptionsAt';
import type { PolicyState } from './PolicyState';
import type { Reason, Verdict } from './Verdict';

/** What an exception lifts. Of `ship` there is nothing to lift, and where nothing is signed there is nothing to except from. */
const LIFTED: readonly PolicyState[] = ['stop', 'care', 'cant-tell', 'too-little-traffic'];

/**
 * Lays the exception that holds at the verdict's time over it, where there is one.
 *
 * @param sloId the SLO that the exception is about; another one's where the verdict decides for that
 */
export function withException(verdict: Verdict, sloId = verdict.slo.id): Verdict {
  const { agreement, at, state, tier, reasons } = verdict;
  if (agreement?.inForce === undefined || !LIFTED.includes(state)) {
    return verdict;
  }
  const [decision] = exceptionsAt(agreement, sloId, at);
  if (decision?.since === undefined) {
    return verdict;
  }
  const { scope, since, until } = decision;
  const reason: Reason = {
    rule: 'exception',
    scope,
    reason: decision.asked.reason,
    approvedBy: decision.approvals.map(({ name, party }) => ({ name, party })),
    since,
    until,
  };
  return {
    ...verdict,
    state: 'exception',
    since,
    reasons: [reason, ...reasons],
    exception: { decision, without: { state, tier, reasons, since: verdict.since } },
  };
}
