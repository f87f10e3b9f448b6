import type { ChartData } from '../../ui/Chart';

/** The least the axis shows below zero, as a share of the budget, so that the zero line never lies on the edge. */
const LEAST_BELOW_ZERO = 0.08;

/** Lowest and highest value of the axis: from the whole budget to the lowest point drawn, overspent or not. */
export function budgetRange([, ...series]: ChartData, scale: number): [number, number] {
  let low = -LEAST_BELOW_ZERO * scale;
  let high = scale;
  for (const values of series) {
    for (const value of values) {
      if (typeof value === 'number') {
        low = Math.min(low, value * 1.05);
        high = Math.max(high, value);
      }
    }
  }
  return [low, high];
}
