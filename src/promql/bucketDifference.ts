import { durationText } from './durationText';
import type { Selector } from './parseSelector';

/**
 * What each selected counter counted in the bucket of `stepMs` that ends at the evaluation time, one value a series.
 *
 * A series that stands at both ends without a reset is subtracted: sums of such buckets telescope to the raw counters at any
 * scrape phase, and instant vectors mean the same in Prometheus 2 and 3. Only where a series is born, dies or resets is
 * `increase` taken, which extrapolates.
 */
export function bucketDifference(selector: Selector, stepMs: number): string {
  const step = durationText(stepMs);
  return `((${selector} - ${selector} offset ${step}) and resets(${selector}[${step}]) == 0) or increase(${selector}[${step}])`;
}
