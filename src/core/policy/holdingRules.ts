import type { Tier, TierEntry } from '../agreement/Tier';
import type { TierPoint } from './tierPoints';

/** Which of a tier's entry rules hold at a point, in the order of TierEntry; none for the first tier. */
export function holdingRules({ enter }: Pick<Tier, 'enter'>, point: TierPoint): Array<keyof TierEntry> {
  const rules: Array<keyof TierEntry> = [];
  const { remaining, incident, burns } = point;
  if (enter?.remainingBelow !== undefined && remaining !== undefined && remaining < enter.remainingBelow) {
    rules.push('remainingBelow');
  }
  if (enter?.incidentAbove !== undefined && (incident?.share ?? 0) > enter.incidentAbove) {
    rules.push('incidentAbove');
  }
  if (enter?.burnAbove !== undefined && (burns?.[enter.burnAbove.hours] ?? -1) > enter.burnAbove.factor) {
    rules.push('burnAbove');
  }
  return rules;
}
