import { calendarPeriodAt } from './calendarPeriodAt';
import { ledgerCalendar } from './ledgerCalendar';
import type { Slo } from './Slo';
import { startedAt } from './startedAt';

export const DEFAULT_PERIODS = 12;
export const MOST_PERIODS = 60;

/** Quarters and years multiply: a ledger must not read more of a source's past than anybody keeps. */
const LONGEST_REACH_MS = 3 * 366 * 86_400_000;

/**
 * Where a ledger of so many periods starts that ends with the one at `time` (milliseconds): at most three years back, in whole
 * periods but for the one that runs.
 */
export function ledgerStart(slo: Pick<Slo, 'window' | 'startsOn'>, time: number, periods: number): number {
  const calendar = ledgerCalendar(slo.window);
  const earliest = Math.max(time - LONGEST_REACH_MS, startedAt(slo) ?? -Infinity);
  let { from } = calendarPeriodAt(calendar, time);
  for (let i = 1; i < periods; i++) {
    const before = calendarPeriodAt(calendar, from - 1).from;
    if (from <= earliest || before < time - LONGEST_REACH_MS) {
      break;
    }
    from = before;
  }
  return from;
}
