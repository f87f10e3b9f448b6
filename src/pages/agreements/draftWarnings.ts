import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { PARTIES, PARTY_NAMES } from '../../core/agreement/parties';
import { listWords } from '../../core/wording/listWords';
import type { AgreementDraft } from './AgreementDraft';
import { claimsOf } from '../record/claimsOf';

/** What may be saved and yet deserves a thought, a sentence each. */
export function draftWarnings(
  { id, slos, people, required }: AgreementDraft,
  others: readonly AgreementDefinition[],
  sloTitles: ReadonlyMap<string, string>
): string[] {
  const claims = claimsOf(others.filter((it) => it.id !== id));
  const claimed = slos.flatMap((slo) => {
    const titles = (claims.get(slo) ?? []).map((it) => `"${it.title}"`);
    return titles.length === 0
      ? []
      : [
          `${sloTitles.get(slo) ?? slo} is covered by ${listWords(titles)} already. Of two agreements only one can decide.`,
        ];
  });
  const empty = PARTIES.filter((party) => required.includes(party) && people[party].length === 0);
  const nobody =
    empty.length === 0
      ? []
      : [
          `Nobody acts for ${listWords(empty.map((it) => PARTY_NAMES[it]))} yet. Until somebody does, no version can come into force.`,
        ];
  return [
    ...claimed,
    ...nobody,
    ...(required.length === 0 ? ['No party must sign. Then each proposal says who must.'] : []),
  ];
}
