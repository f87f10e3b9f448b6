import type { AgreementVersion, RecordEntry } from '../agreement/AgreementState';
import { partyOf } from '../agreement/partyOf';
import { PARTY_NAMES } from '../agreement/parties';
import type { Reader } from './formatTime';

/** An act in words. */
export interface WordedAct {
  /** "Pat Reyes (Product)". */
  who: string;
  /** "proposed version 4". */
  what: string;
  /** Their own words: the reason or the comment. Empty when there are none. */
  text: string;
}

/**
 * One act of the record in words.
 *
 * @param among the other entries: with them it says what was approved, declined or revoked
 */
export function wordAct(entry: RecordEntry, _reader: Reader, _among: readonly RecordEntry[] = []): WordedAct {
  const { act } = entry.stored;
  const party = partyOf(act);
  return { who: party === undefined ? entry.name : `${entry.name} (${PARTY_NAMES[party]})`, what: act.act, text: '' };
}

/** Where a version stands: "Version 4, proposed today 14:20". */
export function wordVersionStatus({ version, status }: AgreementVersion, _reader: Reader): string {
  return `Version ${version}, ${status}`;
}
