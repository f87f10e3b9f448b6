/**
 * A target with the 12 decimals that `budgetFraction` sees, so that a target and what it allows lead to one another
 * and back without drifting.
 */
export function roundTarget(target: number): number {
  return Math.round(target * 1e12) / 1e12;
}
