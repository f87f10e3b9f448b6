import type { LabelMatcher } from '../core/slo/Exclusion';
import { boundTexts } from './boundTexts';

/** The matcher of the bucket that counts what is not above a bound. */
export function boundMatcher(bound: number): LabelMatcher {
  const texts = boundTexts(bound);
  return texts.length === 1
    ? { label: 'le', is: '=', value: texts[0]! }
    : { label: 'le', is: '=~', value: texts.map((it) => it.replace(/[.+]/g, '\\$&')).join('|') };
}
