import type { ExceptionDecision } from '../agreement/Decision';
import { formatDeadline, type Reader } from './formatTime';
import { approved, withoutStop } from './wordReason';

/** "Exception until Fri 27 Nov 18:00, approved by Lee Andersson (Engineering lead), for: Release 4.2." */
export function wordException({ until, approvals, scope }: ExceptionDecision, reader: Reader): string {
  return `Exception until ${formatDeadline(until, reader)}${approved(approvals)}, for: ${withoutStop(scope)}.`;
}

/** A sentence as the end of another one; "SRE" and "P0" stay as they are. */
export function lowerFirst(sentence: string): string {
  return sentence.replace(/^\p{Lu}(?=\p{Ll}|\s|$)/u, (letter) => letter.toLowerCase());
}
