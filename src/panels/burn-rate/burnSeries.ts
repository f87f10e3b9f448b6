import type { BurnGraph, BurnLine } from '../../frames/decodeBurn';
import type { ChartData } from '../../ui/Chart';

/** A log scale has no zero: rates below this are drawn on it. They spend a tenth of the budget in ten windows. */
export const BURN_FLOOR = 0.1;

/** The lines of the windows wanted, shortest first. */
export function shownLines({ lines }: BurnGraph, windows: readonly string[]): BurnLine[] {
  return lines.filter(({ window }) => windows.includes(window));
}

/** The series of a burn chart, in the order of `lines`, lifted to the floor. */
export function burnSeries(times: number[], lines: readonly BurnLine[]): ChartData {
  return [times, ...lines.map(({ rates }) => rates.map((rate) => (rate === null ? null : Math.max(BURN_FLOOR, rate))))];
}

/** Lowest and highest value of the axis: holds all lines and all thresholds. */
export function burnRange([, ...series]: ChartData, factors: readonly number[]): [number, number] {
  let high = Math.max(1, ...factors);
  for (const values of series) {
    for (const value of values) {
      high = typeof value === 'number' ? Math.max(high, value) : high;
    }
  }
  return [BURN_FLOOR * 0.9, high * 2.2];
}
