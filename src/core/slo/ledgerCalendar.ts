import type { CalendarWindow, SloWindow } from './Slo';

/**
 * The calendar by which the past of an SLO is told. A calendar window has its own; a rolling window takes the period of
 * UTC that comes near its length: ISO weeks up to 10 days, months up to 45, quarters up to 120, else years.
 */
export function ledgerCalendar(window: SloWindow): CalendarWindow {
  return window.kind === 'calendar' ? window : { kind: 'calendar', period: periodOf(window.days), timeZone: 'UTC' };
}

function periodOf(days: number): CalendarWindow['period'] {
  if (days <= 10) {
    return 'week';
  }
  if (days <= 45) {
    return 'month';
  }
  return days <= 120 ? 'quarter' : 'year';
}
