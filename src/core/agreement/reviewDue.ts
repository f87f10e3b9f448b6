import { isDayOver, type Reader } from '../wording/formatTime';

const DAY = 86_400_000;

/** So long before its day a review is announced. */
const NOTICE = 14 * DAY;

/** A review that is near or was missed. */
export interface ReviewDue {
  /** Since when it is announced, milliseconds. */
  since: number;
  /** Whether its day is over. */
  isOverdue: boolean;
}

/**
 * Whether a review is due: within 14 days, or its day is over. Undefined before. It ends where the reader is.
 *
 * @param reviewOn `YYYY-MM-DD`
 * @param reader where somebody is, and the time it is
 */
export function reviewDue(reviewOn: string, reader: Reader): ReviewDue | undefined {
  const day = Date.parse(`${reviewOn}T00:00:00Z`);
  return reader.now < day - NOTICE ? undefined : { since: day - NOTICE, isOverdue: isDayOver(reviewOn, reader) };
}
