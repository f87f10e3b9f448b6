import { budgetFraction } from '../slo/budgetFraction';
import type { Slo } from '../slo/Slo';
import { windowMs } from '../slo/windowMs';
import type { BudgetOddity, BudgetStatus } from './BudgetStatus';
import { remainingShare } from './remainingShare';
import type { Timeline } from './Timeline';

/**
 * The budget of the window that ends at `time` (milliseconds), event-weighted.
 * Remaining = 1 − bad ÷ (B · total), unclamped. SRE Workbook, chapter 5.
 */
export function budgetAt(timeline: Timeline, slo: Pick<Slo, 'target' | 'window'>, time: number): BudgetStatus {
  const count = timeline.between(time - windowMs(slo.window), time);
  const allowedBad = budgetFraction(slo.target) * count.total;
  // Looked for over two windows, whatever a graph has made the timeline hold: everybody gets the same coverage.
  const firstData = timeline.firstDataFrom(time - 2 * windowMs(slo.window)) ?? count.from;
  const dataFrom = Math.max(count.from, firstData);
  const expectedMs = count.to - dataFrom;
  return {
    ...count,
    target: slo.target,
    allowedBad,
    leftBad: allowedBad - count.bad,
    remaining: remainingShare(slo.target, count.bad, count.total),
    coverage: expectedMs <= 0 ? 0 : Math.min(1, count.coveredMs / expectedMs),
    partialSince: dataFrom > count.from ? dataFrom : undefined,
    oddities: oddities(count.bad, count.total),
  };
}

function oddities(bad: number, total: number): BudgetOddity[] {
  // Two counters scraped at different moments may differ by a handful of events without meaning anything.
  return bad > total * 1.001 && bad - total > 1 ? ['bad-exceeds-total'] : [];
}
