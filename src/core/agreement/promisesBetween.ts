import type { Slo } from '../slo/Slo';
import type { AgreementState } from './AgreementState';
import { confirmationsOf } from './confirmationsOf';
import { effectiveSlo } from './effectiveSlo';
import { isMeasuredAlike } from './isMeasuredAlike';
import type { PromisedSince } from './PromisedSince';

/**
 * What was promised for an SLO from a time on (milliseconds, ascending): by each version of its agreement that was in force.
 *
 * @param stateAt the agreement by which the SLO was judged at a time (see agreementOf)
 */
export function promisesBetween(
  slo: Slo,
  from: number,
  time: number,
  stateAt: (time: number) => AgreementState | undefined
): PromisedSince[] {
  const found: PromisedSince[] = [];
  let next: { agreement: AgreementState; slo: Slo } | undefined;
  for (let at = time; at >= from;) {
    const agreement = stateAt(at);
    const inForce = agreement?.inForce;
    if (agreement === undefined || inForce === undefined) {
      break;
    }
    const judged = effectiveSlo(slo, agreement);
    if (next !== undefined) {
      found[0]!.continues =
        next.agreement.definition.id === agreement.definition.id && isMeasuredAlike(next.slo, judged);
    }
    found.unshift({
      since: inForce.since,
      target: judged.target,
      tiers: inForce.terms.tiers,
      confirmed: confirmationsOf(agreement, slo.id),
    });
    next = { agreement, slo: judged };
    at = inForce.since - 1;
  }
  return found;
}
