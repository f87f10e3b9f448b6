import { formatDay, formatDuration, type Reader } from './formatTime';

/** A stretch of time, milliseconds: "3 Nov to 5 Nov"; within a day "40 minutes of 3 Nov". */
export function wordStretch(from: number, to: number, reader: Reader): string {
  const [first, last] = [formatDay(from, reader), formatDay(to, reader)];
  return first === last ? `${formatDuration(to - from)} of ${first}` : `${first} to ${last}`;
}
