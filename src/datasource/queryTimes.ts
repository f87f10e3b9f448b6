import { LONGEST_BURN_MS } from '../engine/planBuckets';

const MINUTE_MS = 60_000;
const STEPS_MS = [5, 15, 30, 60, 180, 360, 720, 1440].map((it) => it * MINUTE_MS);

/** More points than this on one line cannot be told apart on a screen. */
const MAX_POINTS = 1_000;

/**
 * The times of a graph, milliseconds, aligned to their step and ending with `to`: steps of 5 minutes where fine buckets
 * reach, of an hour and more elsewhere, and always of whole buckets.
 *
 * @param from start of the dashboard's range
 * @param to the last time that can be answered (a fine boundary)
 * @param grain length of the shortest buckets, milliseconds; divides an hour
 */
export function queryTimes(from: number, to: number, grain = STEPS_MS[0]!): number[] {
  const isFine = to - from <= LONGEST_BURN_MS;
  const fits = (step: number) => step % grain === 0 && (isFine || step >= 60 * MINUTE_MS);
  const step = STEPS_MS.find((it) => (to - from) / it <= MAX_POINTS && fits(it)) ?? STEPS_MS.at(-1)!;
  const times: number[] = [];
  for (let time = Math.ceil(from / step) * step; time < to; time += step) {
    times.push(time);
  }
  return [...times, to];
}
