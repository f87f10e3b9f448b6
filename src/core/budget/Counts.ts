import type { WindowCount } from './BudgetStatus';

/** A part of counts that were put together: a group, or a step of a journey. */
export interface CountsPart {
  name: string;
  /** How much it counts where parts are weighted. */
  weight: number;
  counts: Counts;
}

/**
 * The counts of one SLO over time, whatever they are put together from. Times in milliseconds.
 *
 * Sums over several stretches are meaningful only within one view (`asOf`), because which groups count depends on the time.
 */
export interface Counts {
  /** Start of the first bucket that has data. */
  readonly firstDataAt?: number;
  /** End of the last bucket that has data. */
  readonly lastDataAt?: number;
  /** Counts between two times, as of the later one. */
  between(from: number, to: number): WindowCount;
  /** Start of the first bucket with data that starts at `time` or later; absent when there is none. */
  firstDataFrom(time: number): number | undefined;
  /** The same counts with everything that depends on the time (which groups are live) decided for `time`. */
  asOf(time: number): Counts;
  /** Whether there is any data between two times, also where it is excluded. */
  hasData(from: number, to: number): boolean;
  /** How many of them run side by side, so that each minute counts that often: the live groups. One where absent. */
  readonly clocks?: number;
  /** The steps of a journey, and how they combine; absent where counts simply add up. */
  readonly journey?: { combine: 'worst' | 'weighted'; parts: readonly CountsPart[] };
}
