import type { SloWindow } from './Slo';

const DAY_MS = 86_400_000;

/** Length of a window in milliseconds. A rolling day has 24 hours, also where clocks change. */
export function windowMs(window: SloWindow): number {
  return window.days * DAY_MS;
}
