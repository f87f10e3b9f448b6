import type { Narrowed } from '../narrow/Narrowed';
import { narrowPlaced, narrowWith, type PlacedProblem } from '../narrow/narrowWith';
import type { Slo } from './Slo';
import { sloSchema } from './sloSchemas';

/** Unknown input (stored, imported, typed) → an SLO, or every problem with it. */
export function narrowSlo(input: unknown): Narrowed<Slo> {
  return narrowWith<Slo>(sloSchema, input, 'The SLO');
}

/** As narrowSlo, with the place of each problem, for what has lines. */
export function narrowPlacedSlo(input: unknown): { ok: true; value: Slo } | { ok: false; problems: PlacedProblem[] } {
  return narrowPlaced<Slo>(sloSchema, input, 'The SLO');
}
