import { budgetFraction } from '../slo/budgetFraction';
import type { Period } from '../slo/periodsBetween';
import { type Budgeted, budgetAt } from './budgetAt';
import type { Counts } from './Counts';
import { remainingShare } from './remainingShare';

/** One period of the past, closed but for the newest: what was promised, what came of it. Counts in the budget's unit. */
export interface LedgerEntry {
  period: Period;
  target: number;
  /** Share of good events; absent without traffic. */
  result?: number;
  /** Whether the promise was kept; absent without traffic. */
  kept?: boolean;
  /** Share of the period's budget that was used: 1 is all of it. Absent without traffic. */
  used?: number;
  bad: number;
  total: number;
  allowedBad: number;
  /** Minutes of the period, and those that have data. */
  minutes: number;
  coveredMinutes: number;
  excludedMinutes: number;
  /** Share of the period with data, 0 … 1, without what is excluded. */
  coverage: number;
  /** Tiers that held at some time of the period, in the order in which they began; empty without an agreement. */
  tiers: TierSpell[];
}

/** A stretch in which one tier held. */
export interface TierSpell {
  tier: string;
  from: number;
  to: number;
}

const MINUTE_MS = 60_000;

/**
 * The ledger: a line a period, oldest first. Every period counts what happened in it, event-weighted, whatever the window is.
 *
 * @param spells which tier held when, ascending
 */
export function ledgerOf(
  counts: Counts,
  slo: Budgeted,
  periods: readonly Period[],
  spells: readonly TierSpell[]
): LedgerEntry[] {
  return periods.map((period) => {
    const { from, to } = period;
    const count = countOf(counts, slo, period);
    const allowedBad = budgetFraction(slo.target) * count.expectedTotal;
    const remaining = count.total > 0 ? remainingShare(slo.target, count.bad, count.expectedTotal) : undefined;
    const expectedMs = to - from - count.excludedMs;
    return {
      period,
      target: slo.target,
      result: count.total > 0 ? Math.max(0, 1 - count.bad / count.total) : undefined,
      kept: remaining === undefined ? undefined : remaining >= 0,
      used: remaining === undefined ? undefined : 1 - remaining,
      bad: count.bad,
      total: count.total,
      allowedBad,
      minutes: (to - from) / MINUTE_MS,
      coveredMinutes: count.coveredMs / MINUTE_MS,
      excludedMinutes: count.excludedMs / MINUTE_MS,
      coverage: expectedMs <= 0 ? 1 : Math.min(1, count.coveredMs / expectedMs),
      tiers: spells.filter((it) => it.from < to && it.to > from),
    };
  });
}

/** A calendar period that still runs is the window of its budget: what lies ahead of it counts as it does there. */
function countOf(counts: Counts, slo: Budgeted, { from, to, partialBecause }: Period) {
  if (partialBecause === 'running' && slo.window.kind === 'calendar') {
    return budgetAt(counts, slo, to);
  }
  const count = counts.asOf(to).between(from, to);
  return { ...count, expectedTotal: count.total };
}
