/** Why a store refused. */
export type StoreErrorKind =
  | 'changed-by-someone-else'
  | 'already-exists'
  | 'not-found'
  | 'not-allowed'
  | 'not-signed-in'
  | 'not-set-up'
  | 'bad-input'
  | 'unavailable';

/** A refusal as a sentence for people, with a kind for code. */
export class StoreError extends Error {
  constructor(
    readonly kind: StoreErrorKind,
    message: string
  ) {
    super(message);
    this.name = 'StoreError';
  }
}
