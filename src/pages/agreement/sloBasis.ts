import { sloTermsOf } from '../../core/agreement/sloTermsOf';
import type { SloTerms } from '../../core/agreement/Terms';
import type { SloDraft } from './TermsDraft';
import type { TermsBasis } from './TermsBasis';

/** An SLO as it is defined now, or as the terms have it that the form starts from; absent where it is not there. */
export function sloBasis({ slos, terms }: TermsBasis, id: string, from: SloDraft['from']): SloTerms | undefined {
  if (from === 'signed') {
    return terms?.slos.find((it) => it.id === id);
  }
  const slo = slos.find((it) => it.id === id);
  return slo && sloTermsOf(slo);
}
