/** One label matcher. */
export interface LabelMatcher {
  label: string;
  is: '=' | '!=' | '=~' | '!~';
  value: string;
}

interface ExclusionBasis {
  /** Why it does not count: "Planned maintenance of the payment provider". */
  reason: string;
  /** Who approved it, by name. */
  approvedBy: string[];
}

/** A stretch of time that does not count. Times in ISO 8601 with an offset. */
export interface TimeExclusion extends ExclusionBasis {
  from: string;
  to: string;
}

/** Series that do not count, at any time. */
export interface LabelExclusion extends ExclusionBasis {
  matcher: LabelMatcher;
}

/** What parties agreed not to count. The raw budget is always shown beside the adjusted one. */
export type Exclusion = TimeExclusion | LabelExclusion;
