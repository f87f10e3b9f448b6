import { calendarPeriodAt } from './calendarPeriodAt';
import type { Slo } from './Slo';
import { windowMs } from './windowMs';

/**
 * How long the whole window is, milliseconds, as burn alerts count it: a rolling one its days, a calendar one the period
 * that is going on at the time, an hour more or less where clocks change. At the reset it is the new period's.
 *
 * @param time milliseconds
 */
export function nominalMs({ window }: Pick<Slo, 'window'>, time: number): number {
  if (window.kind === 'rolling') {
    return windowMs(window);
  }
  const { from, to } = calendarPeriodAt(window, time);
  return to - from;
}
