import { type Budgeted, budgetAt } from './budgetAt';
import type { BudgetStatus } from './BudgetStatus';
import type { Counts } from './Counts';
import { isGroupGone } from './GroupedCounts';

/** One group of an SLO: its labels, and its counts. */
export interface CountsGroup {
  labels: Readonly<Record<string, string>>;
  /** "eu-west", "eu-west · checkout". */
  name: string;
  counts: Counts;
}

/** The budget of one group. */
export interface GroupStatus {
  labels: Readonly<Record<string, string>>;
  name: string;
  budget: BudgetStatus;
  /** The group has had no data for a day: it is left out of the total. */
  isStale: boolean;
  /** End of its newest bucket with data. */
  lastDataAt?: number;
}

/** The groups of an SLO at a time: worst first; those without traffic behind them, those that have disappeared last. */
export function groupsAt(groups: readonly CountsGroup[], slo: Budgeted, time: number): GroupStatus[] {
  return groups
    .map(({ labels, name, counts }) => ({
      labels,
      name,
      budget: budgetAt(counts, slo, time),
      isStale: isGroupGone(counts, time),
      lastDataAt: counts.lastDataAt,
    }))
    .sort((a, b) => Number(a.isStale) - Number(b.isStale) || compareRemaining(a, b) || a.name.localeCompare(b.name));
}

// Infinity − Infinity is no order.
function compareRemaining(a: GroupStatus, b: GroupStatus): number {
  const [left, right] = [a.budget.remaining ?? Number.MAX_VALUE, b.budget.remaining ?? Number.MAX_VALUE];
  return left - right;
}
