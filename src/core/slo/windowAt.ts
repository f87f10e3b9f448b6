import { calendarPeriodAt } from './calendarPeriodAt';
import type { Slo } from './Slo';
import { startedAt } from './startedAt';

const DAY_MS = 86_400_000;

/** A window as it stands at a time. All in milliseconds; `periodFrom ≤ from ≤ to ≤ periodTo`. */
export interface WindowSpan {
  /** Where counting starts. */
  from: number;
  /** The time asked about. */
  to: number;
  /** Start of the whole window, also before the SLO's first day. */
  periodFrom: number;
  /** Where the whole window ends: the reset of a calendar window, the time itself for a rolling one. */
  periodTo: number;
  /** Start of the SLO's first day; only where it makes the window partial. */
  startedAt?: number;
}

/**
 * The window of an SLO at a time. A rolling window holds the last `days` × 24 hours, also where clocks change.
 * A calendar window starts with its period; at the very instant of the reset it is the new one, empty (`from = to`).
 * Before the SLO's first day it is empty too.
 *
 * Costs well below a microsecond where the same few periods are asked for again and again.
 *
 * @param time milliseconds
 * @throws RangeError where the time is no number or beyond what a date can hold
 */
export function windowAt(slo: Pick<Slo, 'window' | 'startsOn'>, time: number): WindowSpan {
  const { window } = slo;
  const whole =
    window.kind === 'rolling' ? { from: time - window.days * DAY_MS, to: time } : calendarPeriodAt(window, time);
  const started = startedAt(slo);
  if (started === undefined || started <= whole.from) {
    return { from: whole.from, to: time, periodFrom: whole.from, periodTo: whole.to };
  }
  return { from: Math.min(started, time), to: time, periodFrom: whole.from, periodTo: whole.to, startedAt: started };
}
