import type { LabelMatcher } from '../core/slo/Exclusion';
import { boundTexts } from './boundTexts';

/**
 * The matcher of the bucket that counts what is not above a bound.
 *
 * @param written one more way in which the bound may be stored, such as the user's own: "5.00"
 */
export function boundMatcher(bound: number, written?: string): LabelMatcher {
  const texts = [...new Set([...boundTexts(bound), ...(written === undefined ? [] : [written])])];
  return texts.length === 1
    ? { label: 'le', is: '=', value: texts[0]! }
    : { label: 'le', is: '=~', value: texts.map((it) => it.replace(/[.+]/g, '\\$&')).join('|') };
}
