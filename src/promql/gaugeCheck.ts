import type { Selector } from './parseSelector';

/** A series that falls in more than this share of its changes is no counter: restarts are rarer, gauges fall half the time. */
export const GAUGE_FALLS = 0.25;

/**
 * The share of changes that are falls, of the middle one of the selected series over the last six hours; nothing where none
 * changed often enough to tell. The middle one, because a few counters of an instance that keeps crashing fall often, too.
 */
export function gaugeCheck(selector: Selector): string {
  return `quantile(0.5, resets(${selector}[6h]) / (changes(${selector}[6h]) > 10))`;
}
