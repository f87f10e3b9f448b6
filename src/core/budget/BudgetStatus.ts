/** Counts of one stretch of time, with how much of it was seen. */
export interface WindowCount {
  /** Start and end in milliseconds. */
  from: number;
  to: number;
  /** In the unit of the budget: events or minutes. Never negative. */
  bad: number;
  total: number;
  /** Events by which good ones exceed all, where bad is total less good: the two do not fit each other. */
  excessGood?: number;
  /** Milliseconds of the stretch that have data (traffic or not). */
  coveredMs: number;
  /** Milliseconds of the stretch that are excluded by agreement. */
  excludedMs: number;
  /** The step of a journey these counts are of, where the worst one counts. */
  part?: string;
}

/** The budget of one window at one time, with every part of its sum. */
export interface BudgetStatus extends WindowCount {
  target: number;
  /**
   * What the allowance is a share of. Events: those so far. Minutes of a calendar period: those seen and those to come, because
   * they are known in advance.
   */
  expectedTotal: number;
  /** Bad events (or minutes) allowed: B · expectedTotal. */
  allowedBad: number;
  /** Bad events still allowed: allowedBad − bad; negative when overspent. */
  leftBad: number;
  /** Share of the budget left, 1 − bad ÷ allowed, unclamped; absent without traffic. */
  remaining?: number;
  /** Share of the window with data, 0 … 1, counted from the first data there ever was, without what is excluded. */
  coverage: number;
  /** Where counting began, if that is inside the window: the sum is over a part of it. */
  partialSince?: number;
  /** Whether the SLO started then, or its data. */
  partialBecause?: 'starts' | 'data';
  /** When a calendar window starts anew; absent for a rolling one. */
  resetsAt?: number;
  /** What is odd about the counts. */
  oddities: BudgetOddity[];
}

/** More bad or good than total events cannot be; the two queries do not fit each other. */
export type BudgetOddity = 'bad-exceeds-total' | 'good-exceeds-total';
