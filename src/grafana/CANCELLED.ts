import type { ReadFailure } from '../engine/ports';

/** The result of a read that was given up before it was answered. */
export const CANCELLED: ReadFailure = {
  ok: false,
  kind: 'cancelled',
  message: 'Nobody waits for the answer any more.',
};
