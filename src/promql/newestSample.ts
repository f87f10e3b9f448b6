import { durationText } from './durationText';
import type { Selector } from './parseSelector';
import { unionOfTerms } from './unionOfTerms';

/** Time of the newest sample of any selected series, in seconds; nothing when all are stale. */
export function newestSample(selector: Selector): string {
  return `max(timestamp(${selector}))`;
}

/** The same over several selectors; the evaluation time itself for none, since what needs no series cannot be stale. */
export function newestOfAll(selectors: readonly Selector[]): string {
  const each = [...new Set(selectors)].map(newestSample);
  return each.length === 0 ? 'vector(time())' : each.length === 1 ? each[0]! : `max(${unionOfTerms(each)})`;
}

/**
 * The same for series that have stopped: looks back over `lookbackMs` in steps short enough not to miss a sample
 * (Prometheus looks 5 minutes behind each step). Dearer, so asked only when the newest sample was not found.
 *
 * @param newest what `newestSample` or `newestOfAll` answered
 */
export function newestWithin(newest: string, lookbackMs: number): string {
  return `max_over_time(${newest}[${durationText(lookbackMs)}:4m])`;
}

/** `newestWithin` of one selector. */
export function newestSampleWithin(selector: Selector, lookbackMs: number): string {
  return newestWithin(newestSample(selector), lookbackMs);
}
