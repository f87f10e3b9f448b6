import type { Slo } from './Slo';
import { startOfDay } from './startOfDay';

/** When the SLO's first day starts, milliseconds; in the zone of a calendar window, in UTC for a rolling one. */
export function startedAt({ window, startsOn }: Pick<Slo, 'window' | 'startsOn'>): number | undefined {
  return startsOn === undefined
    ? undefined
    : startOfDay(startsOn, window.kind === 'calendar' ? window.timeZone : 'UTC');
}
