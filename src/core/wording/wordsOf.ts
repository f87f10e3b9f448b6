import type { EventWords, Slo } from '../slo/Slo';
import { unitOf } from '../slo/unitOf';

/** The words of what an SLO counts: its own for events; minutes are minutes, called bad as the SLO does. */
export function wordsOf({ indicator, words }: Pick<Slo, 'indicator' | 'words'>): EventWords {
  return unitOf(indicator) === 'minutes' ? { one: 'minute', many: 'minutes', bad: words.bad } : words;
}
