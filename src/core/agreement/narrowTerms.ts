import type { Narrowed } from '../narrow/Narrowed';
import { narrowWith } from '../narrow/narrowWith';
import { budgetFraction } from '../slo/budgetFraction';
import { duplicates } from './duplicates';
import { foreverProblems } from './foreverProblems';
import type { SloTerms, Terms } from './Terms';
import { termsSchema } from './termsSchemas';
import { tierProblems } from './tierProblems';
import { type TitledTier, titledTiers } from './titledTiers';

/** Unknown input (stored, imported, typed) → terms that can be proposed and signed, or every problem with them. */
export function narrowTerms(input: unknown): Narrowed<Terms> {
  const narrowed = narrowWith<Terms>(termsSchema, input, 'The agreement');
  if (!narrowed.ok) {
    return narrowed;
  }
  // Terms that were signed before these were refused stay readable: an act asks termsProblems alone.
  const problems = [
    ...termsProblems(narrowed.value),
    ...foreverProblems(narrowed.value),
    ...exclusionProblems(narrowed.value),
  ];
  return problems.length === 0 ? narrowed : { ok: false, problems };
}

/** One party alone would leave its own failures out of the budget. */
function exclusionProblems({ exclusionsBy }: Terms): string[] {
  return exclusionsBy === undefined || new Set(exclusionsBy).size >= 2
    ? []
    : [
        `exclusionsBy names ${new Set(exclusionsBy).size === 0 ? 'nobody' : 'one party only, which could leave out what it likes'}. Name two different ones.`,
      ];
}

/** What is wrong between the fields of terms that are right one by one. */
export function termsProblems({ slos, tiers, required }: Terms): string[] {
  return [
    ...duplicates(slos.map((slo) => slo.id)).map((id) => `slos holds ${id} more than once. Keep one of them.`),
    ...duplicates(required).map((party) => `required names ${party} more than once. Name every party once.`),
    ...tierProblems(tiers),
    ...titledTiers(tiers).flatMap((tier) => slos.flatMap((slo) => burnProblem(tier, slo) ?? [])),
  ];
}

/** A burn rate that not even an outage reaches: when every event is bad, it is 1 ÷ (1 − target). */
function burnProblem({ name, enter }: TitledTier, { title, target }: SloTerms): string | undefined {
  const factor = enter?.burnAbove?.factor;
  const highest = 1 / budgetFraction(target);
  if (factor === undefined || factor < highest) {
    return undefined;
  }
  return (
    `${name} never begins by a burn rate above ${factor}: of ${title} every single one may fail, and the burn rate is ` +
    `${Number(highest.toPrecision(6))}. Choose a lower one.`
  );
}
