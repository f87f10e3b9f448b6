/** A stretch of time in which a service fails in a certain way. */
export interface Episode {
  /** What people would call it; empty for the everyday background of failures. */
  title: string;
  fromMs: number;
  /** `null` while it goes on. */
  toMs: number | null;
  /**
   * How much it costs: a share of the error budget of the 28 days that end at the anchor (or, before those, of as many
   * days as the window has), or the share of requests that fail.
   */
  cost: { budgetShare: number } | { failing: number };
  /** 1: failures come in clumps, as everyday ones do; 0: a steady share of requests fails. */
  clumped: boolean;
}
