import type { Slo } from '../slo/Slo';
import type { SloTerms } from './Terms';

/** What of an SLO is signed: everything but who runs the service. */
export function sloTermsOf({ id, title, promise, words, source, indicator, target, window }: Slo): SloTerms {
  return { id, title, promise, words, source, indicator, target, window };
}
