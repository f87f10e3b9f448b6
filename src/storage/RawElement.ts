/** What a store found under a uid, before anything is known about it. */
export interface RawElement {
  uid: string;
  /** What people see of it in a list. */
  name: string;
  kind: unknown;
  schemaVersion: unknown;
  value: unknown;
}
