import { roundTarget } from './roundTarget';

const MINUTE_MS = 60_000;

/**
 * The target that allows so many bad minutes: 10 in 30 days are 99.97685185 %, as 0.999768518519.
 *
 * @param perMs the length they are allowed in, milliseconds; above 0
 */
export function targetFromTime({ minutes, perMs }: { minutes: number; perMs: number }): number {
  return roundTarget(1 - (minutes * MINUTE_MS) / perMs);
}
