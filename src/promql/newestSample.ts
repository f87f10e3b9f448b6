import { durationText } from './durationText';
import type { Selector } from './parseSelector';

/** Time of the newest sample of any selected series, in seconds; nothing when all are stale. */
export function newestSample(selector: Selector): string {
  return `max(timestamp(${selector}))`;
}

/**
 * The same for series that have stopped: looks back over `lookbackMs` in steps short enough not to miss a sample
 * (Prometheus looks 5 minutes behind each step). Dearer, so asked only when newestSample found nothing.
 */
export function newestSampleWithin(selector: Selector, lookbackMs: number): string {
  return `max_over_time(max(timestamp(${selector}))[${durationText(lookbackMs)}:4m])`;
}
