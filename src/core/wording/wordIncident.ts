import type { Incident } from '../budget/Incident';
import { formatDuration, formatMoment, type Reader } from './formatTime';

/** When an incident was: "Mon 14:20 for 3 hours", "16 Nov for 40 minutes". */
export function wordIncident({ from, to }: Pick<Incident, 'from' | 'to'>, reader: Reader): string {
  return `${formatMoment(from, reader)} for ${formatDuration(to - from)}`;
}
