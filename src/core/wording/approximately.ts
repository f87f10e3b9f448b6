import type { Verdict } from '../policy/Verdict';

/** The sign before every number that is not exact; nothing before one that is. What makes it so is among the notes. */
export function approximately({ approximations = [] }: Pick<Verdict, 'approximations'>): string {
  return approximations.length > 0 ? '≈\u00a0' : '';
}

/** Why the numbers are not exact, in one text; empty when they are. */
export function wordApproximations({ approximations = [] }: Pick<Verdict, 'approximations'>): string {
  return approximations.length > 0 ? `Approximate: ${approximations.join(' ')}` : '';
}
