import { type FieldChange, termsDiff } from '../../core/wording/termsDiff';
import { sloBasis } from './sloBasis';
import type { TermsBasis } from './TermsBasis';

/** In what an SLO's definition differs from the terms that the form starts from, whichever of them changed. */
export function definitionChanges(basis: TermsBasis, id: string): FieldChange[] {
  const [before, now] = [sloBasis(basis, id, 'signed'), sloBasis(basis, id, 'definition')];
  if (basis.terms === undefined || before === undefined || now === undefined) {
    return [];
  }
  return termsDiff({ ...basis.terms, slos: [before] }, { ...basis.terms, slos: [now] });
}
