import { bucketDifference } from './bucketDifference';
import type { Selector } from './parseSelector';

/** Events counted by the selected counters in each bucket of `stepMs` that ends at the evaluation time, summed over all series. */
export function differenceBuckets(selector: Selector, stepMs: number): string {
  return `sum(${bucketDifference(selector, stepMs)})`;
}
