import type { Exclusion } from '../slo/Exclusion';
import { formatDay, formatDuration, type Reader } from './formatTime';
import { listWords } from './listWords';

/** One exclusion in full: "Not counted: 3 Nov to 4 Nov. Planned maintenance (approved by Pat Reyes)." */
export function wordExclusion(exclusion: Exclusion, reader: Reader): string {
  const { reason, approvedBy } = exclusion;
  const approved = approvedBy.length === 0 ? '' : ` (approved by ${listWords(approvedBy)})`;
  return `Not counted: ${what(exclusion, reader)}. ${reason.replace(/\.\s*$/, '')}${approved}.`;
}

function what(exclusion: Exclusion, reader: Reader): string {
  if ('matcher' in exclusion) {
    const { label, is, value } = exclusion.matcher;
    return `${label}${is}"${value}"`;
  }
  const [from, to] = [Date.parse(exclusion.from), Date.parse(exclusion.to)];
  const [first, last] = [formatDay(from, reader), formatDay(to, reader)];
  return first === last ? `${formatDuration(to - from)} of ${first}` : `${first} to ${last}`;
}
