/** A stretch of raised burn, and what it cost. */
export interface Incident {
  /** Start and end in milliseconds, as fine as the buckets: an hour, five minutes over the last three days. */
  from: number;
  to: number;
  /** Still going on at the time asked about. */
  isOpen: boolean;
  bad: number;
  total: number;
  /** Share of the window's allowance that it used: bad ÷ allowed. */
  cost: number;
  /** The highest burn rate of a bucket in it. */
  peakBurn: number;
  /** The step of a journey it was in. */
  part?: string;
}

/** What the budget of a window was spent on; the costs add up to what is spent. */
export interface Spending {
  /** The dearest first. */
  incidents: Incident[];
  /** Everything else: what went wrong all the time, and incidents too small to be listed. */
  rest: { bad: number; cost: number };
}
