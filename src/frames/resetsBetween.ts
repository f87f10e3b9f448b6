import type { Slo } from '../core/slo/Slo';
import { windowAt } from '../core/slo/windowAt';

/** When a calendar window starts anew after one time and before another, milliseconds, ascending; none for a rolling one. */
export function resetsBetween(slo: Pick<Slo, 'window' | 'startsOn'>, from: number | undefined, to: number | undefined) {
  const resets: number[] = [];
  if (slo.window.kind === 'calendar' && from !== undefined && to !== undefined) {
    for (let reset = windowAt(slo, from).periodTo; reset < to; reset = windowAt(slo, reset).periodTo) {
      resets.push(reset);
    }
  }
  return resets;
}
