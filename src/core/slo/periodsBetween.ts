import { calendarPeriodAt } from './calendarPeriodAt';
import { ledgerCalendar } from './ledgerCalendar';
import { periodLabel } from './periodLabel';
import type { Slo } from './Slo';
import { startedAt } from './startedAt';

/** One period of the ledger, milliseconds; `from < to`. */
export interface Period {
  from: number;
  to: number;
  /** Whether it holds less than its whole week, month, quarter or year. */
  isPartial: boolean;
  /** `running`: it is still going on. `starts`: the SLO started within it. One that is both is running. */
  partialBecause?: 'starts' | 'running';
  /** "Oct 2026", "2026 Q4", "week of 16 Nov 2026", "2026". */
  label: string;
}

/**
 * The periods of an SLO from the one that holds `from` up to `to`, the newest last. They tile time without gap or overlap.
 * Calendar windows have their own periods, rolling ones those of `ledgerCalendar`. The first is whole unless the SLO
 * started within it; the one that still runs ends at `to`. Where `to` is the very end of a period, none runs.
 *
 * @param from milliseconds
 * @param to milliseconds; empty where it is before `from` or the SLO's first day
 */
export function periodsBetween(slo: Pick<Slo, 'window' | 'startsOn'>, from: number, to: number): Period[] {
  const calendar = ledgerCalendar(slo.window);
  const started = startedAt(slo) ?? -Infinity;
  const earliest = Math.max(from, started);
  const periods: Period[] = [];
  if (earliest > to) {
    return periods;
  }
  let whole = calendarPeriodAt(calendar, earliest);
  while (Math.max(whole.from, started) < to) {
    const label = periodLabel(calendar.period, whole.firstDay);
    const starts = whole.from < started ? 'starts' : undefined;
    const partialBecause = to < whole.to ? 'running' : starts;
    const span = { from: Math.max(whole.from, started), to: Math.min(whole.to, to) };
    periods.push(
      partialBecause ? { ...span, isPartial: true, partialBecause, label } : { ...span, isPartial: false, label }
    );
    whole = calendarPeriodAt(calendar, whole.to);
  }
  return periods;
}
