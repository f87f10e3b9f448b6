import { StoreError } from './StoreError';

/** Refuses an id of an act that cannot be part of a uid: lowercase letters, digits and dashes, at most 36 characters. */
export function checkActId(id: string): void {
  if (id.length > 36 || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(id)) {
    throw new StoreError(
      'bad-input',
      `The act id ${JSON.stringify(id)} cannot be stored. Use at most 36 lowercase letters, digits and dashes.`
    );
  }
}
