import { durationText } from './durationText';

/**
 * A function over the values that an instant expression has at each slice of a bucket: `sum_over_time((…)[59m59s:1m])`.
 *
 * A subquery evaluates at whole multiples of its step, wherever its range lies. A bucket ends at such a multiple, so its slices
 * are those that end in it. The range is one second shorter than the bucket because Prometheus 2 counts both ends of a range
 * and Prometheus 3 and VictoriaMetrics only the later one: of 60 minutes all three then see 60 ends of a minute, never 61.
 *
 * @throws Error when a bucket does not hold whole slices
 */
export function overSlices(fn: string, expression: string, stepMs: number, sliceMs: number): string {
  if (stepMs % sliceMs !== 0) {
    throw new Error(`A bucket of ${stepMs} ms does not hold whole slices of ${sliceMs} ms.`);
  }
  return `${fn}((${expression})[${durationText(stepMs - 1000)}:${durationText(sliceMs)}])`;
}
