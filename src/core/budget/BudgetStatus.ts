/** Counts of one stretch of time, with how much of it was seen. */
export interface WindowCount {
  /** Start and end in milliseconds. */
  from: number;
  to: number;
  bad: number;
  total: number;
  /** Milliseconds of the stretch that have data (traffic or not). */
  coveredMs: number;
}

/** The budget of one window at one time, with every part of its sum. */
export interface BudgetStatus extends WindowCount {
  target: number;
  /** Bad events allowed: B · total. */
  allowedBad: number;
  /** Bad events still allowed: B · total − bad; negative when overspent. */
  leftBad: number;
  /** Share of the budget left, 1 − bad ÷ allowed, unclamped; absent without traffic. */
  remaining?: number;
  /** Share of the window with data, 0 … 1, counted from the first data there ever was. */
  coverage: number;
  /** Where the data began, if that is inside the window: the sum is over a part of it. */
  partialSince?: number;
  /** What is odd about the counts. */
  oddities: BudgetOddity[];
}

/** More bad than total events cannot be; the two selectors do not fit each other. */
export type BudgetOddity = 'bad-exceeds-total';
