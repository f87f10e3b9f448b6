/** The objective of every SLO that is measured for accuracy. */
export const OBJECTIVE = 0.995;

/**
 * By how much a budget that was read is off, in per cent of the budget.
 *
 * @param trueShare bad events ÷ all, as they truly were
 * @param readShare the same as it was read
 * @returns positive when the budget left is said to be more than it is
 */
export function errorOfBudget(trueShare: number, readShare: number): number {
  return (100 * (trueShare - readShare)) / (1 - OBJECTIVE);
}
