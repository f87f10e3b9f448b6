import type { Reader } from './formatTime';

/** The pace of the last day, by which a projection is made: "at today's pace", or that day's when it is over. */
export function wordPace({ isPast }: Pick<Reader, 'isPast'>): string {
  return isPast ? "at that day's pace" : "at today's pace";
}
