import type { Booking, ExceptionDecision, ExclusionDecision } from '../../core/agreement/Decision';
import type { MarkTone } from '../record/Mark';

/** What the log can be narrowed to. */
export const LOG_KINDS = ['exception', 'exclusion', 'recovery', 'launch', 'note', 'signing', 'invalid'] as const;

export type LogKind = (typeof LOG_KINDS)[number];

export const LOG_KIND_NAMES: Readonly<Record<LogKind, string>> = {
  exception: 'Exception',
  exclusion: 'Exclusion',
  recovery: 'Recovery confirmed',
  launch: 'Launch',
  note: 'Note',
  signing: 'Signing',
  invalid: 'Not valid',
};

/** One entry of the decision log, in words. */
export interface LogRow {
  key: string;
  /** Id and title of the agreement. */
  agreement: { id: string; title: string };
  kind: LogKind;
  /** When it was said, milliseconds. */
  at: number;
  /** "Release 4.2 of checkout". */
  title: string;
  /** "Asked by Pat Reyes (Product), today 14:20". */
  who: string;
  /** Their own words; empty when there are none. */
  reason: string;
  /** Which SLOs it is about; empty when it is about all. */
  slos: string[];
  status?: { tone: MarkTone; text: string };
  /** What became of it, a sentence each. */
  details: string[];
  /** 0: holds now; 1: waits for an answer; 2: the rest. */
  rank: 0 | 1 | 2;
  /** What was asked for, where it can be answered. */
  asked?: ExceptionDecision | ExclusionDecision;
  /** The launch, where it can be cancelled. */
  booking?: Booking;
}
