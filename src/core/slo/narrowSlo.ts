import type { Narrowed } from '../narrow/Narrowed';
import { narrowWith } from '../narrow/narrowWith';
import type { Slo } from './Slo';
import { sloSchema } from './sloSchemas';

/** Unknown input (stored, imported, typed) → an SLO, or every problem with it. */
export function narrowSlo(input: unknown): Narrowed<Slo> {
  return narrowWith<Slo>(sloSchema, input, 'The SLO');
}
