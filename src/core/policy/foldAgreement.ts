import type { AgreementState } from '../agreement/AgreementState';
import { confirmationsOf } from '../agreement/confirmationsOf';
import type { Counts } from '../budget/Counts';
import type { Slo } from '../slo/Slo';
import { type FoldedPoint, foldStretches } from './foldStretches';
import { tierStretches } from './tierStretches';

/**
 * The tier of an SLO at a time, by the agreement in force and the versions before it (see tierStretches), with the newest point
 * that has a value. Absent when none has, or nothing is in force; also where the version in force has other tiers than the one before
 * and nothing was counted since.
 *
 * @param slo as judged
 * @param time milliseconds
 */
export function foldAgreement(
  agreement: AgreementState,
  slo: Slo,
  counts: Counts,
  time: number
): FoldedPoint | undefined {
  const stretches = tierStretches(agreement, slo, time);
  let last: FoldedPoint | undefined;
  for (const folded of foldStretches(counts, stretches, confirmationsOf(agreement, slo.id))) {
    last = folded;
  }
  // Of a version that was replaced nothing is told any more.
  return last?.stretch === stretches.length - 1 ? last : undefined;
}
