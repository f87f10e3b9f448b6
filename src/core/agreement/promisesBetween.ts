import type { Slo } from '../slo/Slo';
import type { AgreementState } from './AgreementState';
import { effectiveSlo } from './effectiveSlo';
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
  for (let at = time; at >= from;) {
    const agreement = stateAt(at);
    const inForce = agreement?.inForce;
    if (inForce === undefined) {
      break;
    }
    found.unshift({ since: inForce.since, target: effectiveSlo(slo, agreement).target, tiers: inForce.terms.tiers });
    at = inForce.since - 1;
  }
  return found;
}
