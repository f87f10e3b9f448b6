import { PARTIES } from '../../core/agreement/parties';
import { sloBasis } from './sloBasis';
import { sloDraftOf } from './sloDraftOf';
import type { TermsBasis } from './TermsBasis';
import type { TermsDraft } from './TermsDraft';

/** A kept draft with the SLOs and the required parties that the agreement has now. */
export function reconcileDraft(draft: TermsDraft, basis: TermsBasis): TermsDraft {
  const { slos, required } = basis.definition;
  return {
    ...draft,
    slos: slos.flatMap((id) => {
      const kept = draft.slos.find((it) => it.id === id);
      return kept !== undefined && sloBasis(basis, id, kept.from) !== undefined
        ? kept
        : (sloDraftOf(basis, id, 'signed') ?? sloDraftOf(basis, id, 'definition') ?? []);
    }),
    required: PARTIES.filter((party) => draft.required.includes(party) || required.includes(party)),
  };
}
