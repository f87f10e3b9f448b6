import { budgetFraction } from '../slo/budgetFraction';
import type { Slo } from '../slo/Slo';
import { unitOf } from '../slo/unitOf';
import { windowAt, type WindowSpan } from '../slo/windowAt';
import { windowMs } from '../slo/windowMs';
import type { BudgetOddity, BudgetStatus, WindowCount } from './BudgetStatus';
import type { Counts } from './Counts';
import { remainingShare } from './remainingShare';

const MINUTE_MS = 60_000;

/** Two counters scraped at different moments may differ by this share, and by an event, without meaning anything. */
const NOISE_SHARE = 0.001;

/** What of an SLO its budget depends on. */
export type Budgeted = Pick<Slo, 'target' | 'window' | 'startsOn' | 'indicator'>;

/**
 * The budget of the window that ends at `time` (milliseconds), event-weighted.
 * Remaining = 1 − bad ÷ (B · total), unclamped. SRE Workbook, chapter 5.
 */
export function budgetAt(counts: Counts, slo: Budgeted, time: number): BudgetStatus {
  const window = windowAt(slo, time);
  const view = counts.asOf(time);
  const count = view.between(window.from, time);
  const expectedTotal = count.total + minutesToCome(slo, window, time);
  const allowedBad = budgetFraction(slo.target) * expectedTotal;
  // Looked for over two windows, whatever a graph has made the counts hold: everybody gets the same coverage.
  const firstData = view.firstDataFrom(time - 2 * windowMs(slo.window)) ?? count.from;
  const dataFrom = Math.max(count.from, firstData);
  const expectedMs = time - dataFrom - count.excludedMs;
  return {
    ...count,
    target: slo.target,
    expectedTotal,
    allowedBad,
    leftBad: allowedBad - count.bad,
    remaining: count.total > 0 ? remainingShare(slo.target, count.bad, expectedTotal) : undefined,
    coverage: expectedMs <= 0 ? emptyCoverage(count) : Math.min(1, count.coveredMs / expectedMs),
    ...partial(window, dataFrom),
    resetsAt: slo.window.kind === 'calendar' ? window.periodTo : undefined,
    oddities: oddities(count),
  };
}

/** Minutes of a calendar period that lie ahead: unlike events they are known. */
export function minutesToCome(slo: Pick<Slo, 'window' | 'indicator'>, window: WindowSpan, time: number): number {
  const isKnown = slo.window.kind === 'calendar' && unitOf(slo.indicator) === 'minutes';
  return isKnown ? (window.periodTo - time) / MINUTE_MS : 0;
}

/** A window that is all excluded, or has just begun, lacks nothing; one before all data lacks everything. */
function emptyCoverage({ from, to, excludedMs }: WindowCount): number {
  return to - from - excludedMs <= 0 ? 1 : 0;
}

function partial(window: WindowSpan, dataFrom: number): Pick<BudgetStatus, 'partialSince' | 'partialBecause'> {
  if (dataFrom > window.from) {
    return { partialSince: dataFrom, partialBecause: 'data' };
  }
  return window.startedAt === undefined ? {} : { partialSince: window.startedAt, partialBecause: 'starts' };
}

function oddities({ bad, total, excessGood = 0 }: WindowCount): BudgetOddity[] {
  const found: BudgetOddity[] = [];
  const noise = Math.max(1, total * NOISE_SHARE);
  if (bad - total > noise) {
    found.push('bad-exceeds-total');
  }
  if (excessGood > noise) {
    found.push('good-exceeds-total');
  }
  return found;
}
