import type { Narrowed } from '../narrow/Narrowed';
import { narrowWith } from '../narrow/narrowWith';
import { duplicates } from './duplicates';
import type { Terms } from './Terms';
import { termsSchema } from './termsSchemas';
import { tierProblems } from './tierProblems';

/** Unknown input (stored, imported, typed) → terms that can be proposed and signed, or every problem with them. */
export function narrowTerms(input: unknown): Narrowed<Terms> {
  const narrowed = narrowWith<Terms>(termsSchema, input, 'The agreement');
  if (!narrowed.ok) {
    return narrowed;
  }
  const problems = termsProblems(narrowed.value);
  return problems.length === 0 ? narrowed : { ok: false, problems };
}

/** What is wrong between the fields of terms that are right one by one. */
export function termsProblems({ slos, tiers, required }: Terms): string[] {
  return [
    ...duplicates(slos.map((slo) => slo.id)).map((id) => `slos holds ${id} more than once. Keep one of them.`),
    ...duplicates(required).map((party) => `required names ${party} more than once. Name every party once.`),
    ...tierProblems(tiers),
  ];
}
