import type { SloWindow } from '../../core/slo/Slo';
import { formatWindow } from '../../core/wording/formatWindow';

const DAYS = [7, 14, 28, 30, 90];
const PERIODS = ['week', 'month', 'quarter'] as const;

/** The windows to choose from, the present one among them, with their words. Calendar ones in the zone of the present. */
export function windowChoices(present: SloWindow): Array<{ value: string; window: SloWindow }> {
  const timeZone = present.kind === 'calendar' ? present.timeZone : 'UTC';
  const windows: SloWindow[] = [
    ...DAYS.map((days): SloWindow => ({ kind: 'rolling', days })),
    ...PERIODS.map((period): SloWindow => ({ kind: 'calendar', period, timeZone })),
  ];
  const choices = windows.map((window) => ({ value: formatWindow(window), window }));
  const value = formatWindow(present);
  return choices.some((it) => it.value === value)
    ? choices.map((it) => (it.value === value ? { value, window: present } : it))
    : [{ value, window: present }, ...choices];
}
