import type { Narrowed } from '../core/narrow/Narrowed';
import { StoreError } from './StoreError';

/** The value, or a refusal that says everything that is wrong with it: nothing is written that cannot be read back. */
export function valueOrBadInput<T>(narrowed: Narrowed<T>): T {
  if (!narrowed.ok) {
    throw new StoreError('bad-input', narrowed.problems.join(' '));
  }
  return narrowed.value;
}
