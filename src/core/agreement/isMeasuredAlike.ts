import { canonicalHash } from './canonicalHash';
import type { SloTerms } from './Terms';

type Measured = Pick<SloTerms, 'source' | 'indicator' | 'window'>;

/** Whether two versions of an SLO count the same events over the same window; their targets may differ. */
export function isMeasuredAlike(a: Measured, b: Measured): boolean {
  return measureHash(a) === measureHash(b);
}

function measureHash({ source, indicator, window }: Measured): string {
  return canonicalHash({ source, indicator, window });
}
