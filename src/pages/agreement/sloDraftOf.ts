import { sloBasis } from './sloBasis';
import type { TermsBasis } from './TermsBasis';
import type { SloDraft } from './TermsDraft';
import { toleranceText } from './toleranceText';

/** An SLO of the form as its definition or the terms before have it; absent where they do not have it. */
export function sloDraftOf(basis: TermsBasis, id: string, from: SloDraft['from']): SloDraft | undefined {
  const slo = sloBasis(basis, id, from);
  return slo && { id, from, tolerance: toleranceText(slo), window: slo.window };
}
