import type { SloTerms } from '../../core/agreement/Terms';
import { wordTolerance } from '../../core/slo/tolerance/wordTolerance';
import { unitOf } from '../../core/slo/unitOf';
import { wordsOf } from '../../core/wording/wordsOf';

/** What an SLO's target allows, in its unit: "1 checkout in 1,000". */
export function toleranceText(slo: Pick<SloTerms, 'target' | 'indicator' | 'window' | 'words'>): string {
  return wordTolerance(slo.target, unitOf(slo.indicator), slo.window, wordsOf(slo));
}
