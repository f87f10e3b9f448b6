/**
 * The share of events that may be bad, B = 1 − T (SRE Workbook, chapter 5).
 *
 * Rounded to 12 decimals, because 1 − 0.999 is 0.0010000000000000009 in binary floating point and
 * thresholds such as "burn above 14.4" would be decided by that dust.
 *
 * @param target share of good events promised, 0 … 1
 */
export function budgetFraction(target: number): number {
  return Math.round((1 - target) * 1e12) / 1e12;
}
