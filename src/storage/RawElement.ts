import type { Writer } from '../core/agreement/Act';

/** What a store found under a uid, before anything is known about it. */
export interface RawElement {
  uid: string;
  /** What people see of it in a list. */
  name: string;
  kind: unknown;
  schemaVersion: unknown;
  value: unknown;
  /** Who wrote it last, where that is known. */
  by?: Writer;
}
