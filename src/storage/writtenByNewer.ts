import { StoreError } from './StoreError';

/** The refusal to write over what a newer Truce wrote: what it knows more would be lost. */
export function writtenByNewer(uid: string): StoreError {
  return new StoreError(
    'not-allowed',
    `A newer Truce wrote ${uid}. Update Truce, or reload the page, before you change it.`
  );
}
