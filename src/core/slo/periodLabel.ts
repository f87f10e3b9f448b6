import type { CalendarWindow } from './Slo';

// Not Intl: whether September is "Sep" or "Sept" depends on the browser, and labels are compared and exported.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The name of a calendar period: "week of 16 Nov 2026", "Oct 2026", "2026 Q4", "2026".
 *
 * @param firstDay the first day of the whole period, `YYYY-MM-DD`
 */
export function periodLabel(period: CalendarWindow['period'], firstDay: string): string {
  const [year, month, day] = firstDay.split('-').map(Number) as [number, number, number];
  switch (period) {
    case 'week':
      return `week of ${day} ${MONTHS[month - 1]} ${year}`;
    case 'month':
      return `${MONTHS[month - 1]} ${year}`;
    case 'quarter':
      return `${year} Q${Math.ceil(month / 3)}`;
    case 'year':
      return `${year}`;
  }
}
