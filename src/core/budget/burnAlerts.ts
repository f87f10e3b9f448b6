import { budgetFraction } from '../slo/budgetFraction';
import type { Slo } from '../slo/Slo';
import { nominalMs } from '../slo/nominalMs';
import type { BurnAlert } from './BurnStatus';
import { BURN_WINDOWS, type BurnWindowId } from './burnWindows';

const DAY_MS = 86_400_000;

type Pair = Pick<BurnAlert, 'severity' | 'budgetShare' | 'long' | 'short'>;

/** SRE Workbook, chapter 5, table 5-8 and the listing after it (which adds the row of one day). */
const LONG_WINDOW_PAIRS: readonly Pair[] = [
  { severity: 'page', budgetShare: 0.02, long: '1h', short: '5m' },
  { severity: 'page', budgetShare: 0.05, long: '6h', short: '30m' },
  { severity: 'ticket', budgetShare: 0.1, long: '1d', short: '2h' },
  { severity: 'ticket', budgetShare: 0.1, long: '3d', short: '6h' },
];

/** Sloth's shares for seven days: with the Workbook's, factors would fall below 1 and fire at a normal pace. */
const SHORT_WINDOW_SHARES = [0.08, 0.125, 0.2, 0.42];

/**
 * The pairs of windows that alert on this SLO, with factors from its own window: share · window ÷ long window.
 * Left out: pairs whose long window is not shorter than the SLO's, and factors no error ratio can reach (1 ÷ B).
 */
export function burnAlerts(
  slo: Pick<Slo, 'target' | 'window' | 'startsOn'>,
  time: number
): Array<Omit<BurnAlert, 'firing'>> {
  const length = nominalMs(slo, time);
  const budget = budgetFraction(slo.target);
  return LONG_WINDOW_PAIRS.map((pair, i) => {
    const budgetShare = length < 28 * DAY_MS ? SHORT_WINDOW_SHARES[i]! : pair.budgetShare;
    return { ...pair, budgetShare, factor: (budgetShare * length) / lengthOf(pair.long) };
  }).filter((it) => lengthOf(it.long) < length && it.factor * budget <= 1);
}

/** Length of a burn window in milliseconds. */
export function lengthOf(id: BurnWindowId): number {
  return BURN_WINDOWS.find((it) => it.id === id)!.ms;
}
