import type { Writer } from '../../core/agreement/Act';

/** A library element as Grafana's API answers it, as far as Truce reads it. Times in milliseconds, whole seconds. */
export interface Element {
  uid: string;
  name: string;
  folderUid: string;
  version: number;
  /** Whatever is under `model.options`. */
  options: unknown;
  createdAt: number;
  createdBy: Writer;
  updatedAt: number;
  updatedBy: Writer;
}
