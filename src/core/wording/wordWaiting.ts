import type { WaitingItem } from '../agreement/waitingFor';
import type { Reader } from './formatTime';

/** Something that waits for a person, in words. */
export interface WordedWaiting {
  /** "Sign version 4 of When checkout fails too often". */
  title: string;
  /** One sentence: who said what and when. */
  sentence: string;
}

export function wordWaiting(item: WaitingItem, _reader: Reader): WordedWaiting {
  return { title: item.title, sentence: '' };
}
