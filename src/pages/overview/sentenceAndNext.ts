import type { StateDetail } from '../../frames/StateDetail';

/** The sentence of a state with what happens next, unless the sentence says that itself. */
export function sentenceAndNext({ sentence, next }: Pick<StateDetail, 'sentence' | 'next'>): string {
  return next === '' || sentence.includes(next) ? sentence : `${sentence} ${next}`;
}
