import type { AgreementState } from '../agreement/AgreementState';
import type { ExceptionDecision } from '../agreement/Decision';

/**
 * The approved exceptions that hold for an SLO at a time (milliseconds), the one that lasts longest first. They expire by
 * themselves: an agreement that was folded a while ago still answers rightly.
 */
export function exceptionsAt(
  agreement: Pick<AgreementState, 'exceptions'>,
  sloId: string,
  time: number
): ExceptionDecision[] {
  return agreement.exceptions
    .filter(({ status, since, until, slos }) => {
      // What has expired by the time of the fold held before.
      const isApproved = status === 'approved' || status === 'expired';
      const isAbout = slos === undefined || slos.includes(sloId);
      return isApproved && isAbout && since !== undefined && since <= time && time < until;
    })
    .sort((a, b) => b.until - a.until || (a.since ?? 0) - (b.since ?? 0));
}
