/**
 * Version of everything that is written. 2 knows thirteen acts and checkpoints, and an agreement's definition says which
 * parties must sign; 1 left that open.
 */
export const SCHEMA_VERSION = 2;

/** Whether something was written by a newer Truce: a whole number that this one does not know. */
export function isNewerSchema(schemaVersion: unknown): boolean {
  return typeof schemaVersion === 'number' && schemaVersion > SCHEMA_VERSION;
}
