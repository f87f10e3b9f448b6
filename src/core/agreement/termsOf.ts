import type { Slo } from '../slo/Slo';
import { sloTermsOf } from './sloTermsOf';
import type { Terms } from './Terms';

/** The terms of a proposal: the agreement's words, and the SLOs as they stand now. */
export function termsOf(words: Omit<Terms, 'slos'>, slos: readonly Slo[]): Terms {
  return { ...words, slos: slos.map(sloTermsOf) };
}
