import { budgetFraction } from '../budgetFraction';

const MINUTE_MS = 60_000;

/**
 * The bad minutes that a target allows in a length of time. Rounded to what the 12 decimals of a target can tell apart:
 * 0.999768518519 allows 10 minutes in 30 days, not 9.99999998.
 *
 * @param target share of good time, 0 … 1
 * @param perMs milliseconds; above 0
 */
export function timeFromTarget(target: number, perMs: number): number {
  const minutes = (budgetFraction(target) * perMs) / MINUTE_MS;
  const decimals = Math.max(0, Math.floor(12 - Math.log10(perMs / MINUTE_MS)));
  return Number(minutes.toFixed(decimals)) || minutes;
}
