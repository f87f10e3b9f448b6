import type { Terms } from '../agreement/Terms';

/** One field that two terms have differently, in plain words. */
export interface FieldChange {
  /** JSON path: "slos.checkout.target"; items of lists by their id where they have one. */
  path: string;
  /** Plain label: "Checkout works: target". */
  label: string;
  /** Absent where there was none. */
  before?: string;
  /** Absent where there is none any more. */
  after?: string;
}

/** What changes from one version of the terms to another, field by field; everything is new without a version before. */
export function termsDiff(before: Terms | undefined, after: Terms): FieldChange[] {
  return before?.title === after.title
    ? []
    : [{ path: 'title', label: 'Title', before: before?.title, after: after.title }];
}
