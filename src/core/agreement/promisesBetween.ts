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
 * @param changes when a version of any agreement that claims the SLO came into force or ended, milliseconds
 */
export function promisesBetween(
  slo: Slo,
  from: number,
  time: number,
  stateAt: (time: number) => AgreementState | undefined,
  changes: readonly number[] = []
): PromisedSince[] {
  const newestFirst = [...new Set(changes)].sort((a, b) => b - a);
  const found: PromisedSince[] = [];
  let next: { agreement: AgreementState; slo: Slo } | undefined;
  for (let at = time; at >= from;) {
    const agreement = stateAt(at);
    const inForce = agreement?.inForce;
    if (agreement === undefined || inForce === undefined) {
      break;
    }
    const judged = effectiveSlo(slo, agreement);
    const { id } = agreement.definition;
    // It may have been in force for a while before the agreement that decided until then was retired.
    const isTakenOver = (it: number) => it > inForce.since && it <= at && stateAt(it - 1)?.definition.id !== id;
    const since = newestFirst.find(isTakenOver) ?? inForce.since;
    if (next !== undefined) {
      found[0]!.continues =
        next.agreement.definition.id === id &&
        found[0]!.inForceSince === undefined &&
        isMeasuredAlike(next.slo, judged);
    }
    found.unshift({
      since,
      ...(since > inForce.since && { inForceSince: inForce.since }),
      target: judged.target,
      tiers: inForce.terms.tiers,
      confirmed: confirmationsOf(agreement, slo.id),
    });
    next = { agreement, slo: judged };
    at = since - 1;
  }
  return found;
}
