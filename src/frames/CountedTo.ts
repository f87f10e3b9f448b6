import type { Counts } from '../core/budget/Counts';
import type { Verdict } from '../core/policy/Verdict';

/** The counts a verdict was made from, up to the end of its window. */
export interface CountedTo {
  counts: Counts;
  /** Milliseconds. */
  evaluatedTo: number;
  /** Length of the shortest buckets in milliseconds. */
  grainMs?: number;
}

/** One SLO's verdict, with its counts unless the source failed. */
export interface Answered {
  verdict: Verdict;
  counted?: CountedTo;
}
