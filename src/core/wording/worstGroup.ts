import type { GroupStatus } from '../budget/groupsAt';
import type { Verdict } from '../policy/Verdict';
import { approximately } from './approximately';
import { formatShare } from './formatShare';

/** The group with the least budget left, of those that have data; absent where nothing is grouped. */
export function worstGroup({ groups = [] }: Pick<Verdict, 'groups'>): GroupStatus | undefined {
  return groups.find((it) => !it.isStale && it.budget.remaining !== undefined);
}

/** The worst group with its share: "eu, −12 %"; empty where nothing is grouped. */
export function wordWorstGroup(verdict: Pick<Verdict, 'groups' | 'approximations'>): string {
  const worst = worstGroup(verdict);
  return worst?.budget.remaining === undefined
    ? ''
    : `${worst.name}, ${approximately(verdict)}${formatShare(worst.budget.remaining)}`;
}
