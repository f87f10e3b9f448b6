import { calendarPeriodAt } from '../core/slo/calendarPeriodAt';
import { ledgerCalendar } from '../core/slo/ledgerCalendar';
import type { Slo } from '../core/slo/Slo';

/** Where the period begins from which on there are `periods` of them up to a time, the running one included. Milliseconds. */
export function ledgerStart(slo: Pick<Slo, 'window'>, periods: number, time: number): number {
  const calendar = ledgerCalendar(slo.window);
  let { from } = calendarPeriodAt(calendar, time);
  for (let i = 1; i < periods; i++) {
    ({ from } = calendarPeriodAt(calendar, from - 1));
  }
  return from;
}
