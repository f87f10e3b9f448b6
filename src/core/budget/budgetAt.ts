import { budgetFraction } from '../slo/budgetFraction';
import type { Slo } from '../slo/Slo';
import { unitOf } from '../slo/unitOf';
import { windowAt, type WindowSpan } from '../slo/windowAt';
import { windowMs } from '../slo/windowMs';
import type { BudgetOddity, BudgetStatus, WindowCount } from './BudgetStatus';
import type { Counts } from './Counts';
import { combineSteps } from './JourneyCounts';
import { remainingShare } from './remainingShare';

const MINUTE_MS = 60_000;

/** Two counters scraped at different moments may differ by this share, and by an event, without meaning anything. */
const NOISE_SHARE = 0.001;

/** What of an SLO its budget depends on. */
export type Budgeted = Pick<Slo, 'target' | 'window' | 'startsOn' | 'indicator'>;

/** Counts of a window so far, and what its allowance is a share of. */
interface ExpectedCount {
  count: WindowCount;
  expectedTotal: number;
}

/**
 * The budget of the window that ends at `time` (milliseconds), event-weighted.
 * Remaining = 1 − bad ÷ (B · total), unclamped. SRE Workbook, chapter 5.
 */
export function budgetAt(counts: Counts, slo: Budgeted, time: number): BudgetStatus {
  const window = windowAt(slo, time);
  const view = counts.asOf(time);
  const expected = expectedCount(view, slo, window);
  const { count, expectedTotal } = expected;
  const { from, bad, total, excessGood, coveredMs, excludedMs, part } = count;
  const allowedBad = budgetFraction(slo.target) * expectedTotal;
  // Looked for over two windows, whatever a graph has made the counts hold: everybody gets the same coverage.
  const dataFrom = Math.max(from, view.firstDataFrom(time - 2 * windowMs(slo.window)) ?? from);
  const isPartialData = dataFrom > from && dataFrom < time;
  const startedAt = window.startedAt !== undefined && window.startedAt <= time ? window.startedAt : undefined;
  // Field by field: a graph asks for thousands, and spreading takes most of the time.
  return {
    from,
    to: time,
    bad,
    total,
    excessGood,
    coveredMs,
    excludedMs,
    part,
    target: slo.target,
    expectedTotal,
    allowedBad,
    leftBad: allowedBad - bad,
    remaining: remainingOf(slo, expected),
    coverage: coverage(view, count, dataFrom),
    partialSince: isPartialData ? dataFrom : startedAt,
    partialBecause: isPartialData ? 'data' : startedAt === undefined ? undefined : 'starts',
    resetsAt: slo.window.kind === 'calendar' ? window.periodTo : undefined,
    oddities: view.journey === undefined ? oddities(count) : journeyOddities(view, from, time),
  };
}

/** The share of the budget left in the window that ends at `time`, as budgetAt has it; absent without traffic. */
export function remainingAt(counts: Counts, slo: Budgeted, time: number): number | undefined {
  return remainingOf(slo, expectedCount(counts.asOf(time), slo, windowAt(slo, time)));
}

function remainingOf({ target }: Budgeted, { count, expectedTotal }: ExpectedCount): number | undefined {
  return count.total > 0 ? remainingShare(target, count.bad, expectedTotal) : undefined;
}

/** What was counted in a window so far, and what is expected of it; of a journey each step expects its own. */
function expectedCount(view: Counts, slo: Budgeted, window: WindowSpan): ExpectedCount {
  const count = view.between(window.from, window.to);
  if (!knowsMinutesToCome(slo)) {
    return { count, expectedTotal: count.total };
  }
  if (view.journey === undefined) {
    return { count, expectedTotal: count.total + minutesToCome(view, slo, window) };
  }
  const { combine, parts } = view.journey;
  const all = parts.map(({ name, weight, counts }) => {
    const seen = expectedCount(counts, slo, window);
    return { name, weight, seen: seen.count, count: { bad: seen.count.bad, total: seen.expectedTotal } };
  });
  const steps = count.total > 0 ? all.filter((it) => it.seen.total > 0) : all;
  const { bad, total: expectedTotal, part } = combineSteps(combine, steps);
  const { total, excessGood } = steps.find((it) => it.name === part)?.seen ?? count;
  return { count: { ...count, bad, total, excessGood, part }, expectedTotal };
}

/** Minutes of a calendar period that lie ahead, less what is excluded of them: unlike events they are known. */
export function minutesToCome(view: Counts, slo: Pick<Slo, 'window' | 'indicator'>, window: WindowSpan): number {
  if (!knowsMinutesToCome(slo)) {
    return 0;
  }
  const { to, periodTo } = window;
  return ((periodTo - to - view.between(to, periodTo).excludedMs) / MINUTE_MS) * (view.clocks ?? 1);
}

function knowsMinutesToCome({ window, indicator }: Pick<Slo, 'window' | 'indicator'>): boolean {
  return window.kind === 'calendar' && unitOf(indicator) === 'minutes';
}

/** What is excluded before the first data is no part of what is expected. */
function coverage(view: Counts, count: WindowCount, dataFrom: number): number {
  const { from, to, excludedMs, coveredMs } = count;
  const excluded =
    dataFrom > from && dataFrom < to && excludedMs > 0 ? view.between(dataFrom, to).excludedMs : excludedMs;
  const expectedMs = to - dataFrom - excluded;
  return expectedMs <= 0 ? emptyCoverage(count) : Math.min(1, coveredMs / expectedMs);
}

/** A window that is all excluded, or has just begun, lacks nothing; one before all data lacks everything. */
function emptyCoverage({ from, to, excludedMs }: WindowCount): number {
  return to - from - excludedMs <= 0 ? 1 : 0;
}

/** Those of every step, also of those that do not decide: a journey with an impossible step is not known. */
function journeyOddities(view: Counts, from: number, to: number): BudgetOddity[] {
  const found = view.journey!.parts.flatMap(({ counts }) => oddities(counts.between(from, to)));
  return [...new Set(found)];
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
