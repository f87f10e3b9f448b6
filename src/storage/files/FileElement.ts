import type { Writer } from '../../core/agreement/Act';
import type { RawElement } from '../RawElement';

/** One document of a file. Times in milliseconds, whole seconds. */
export interface FileElement extends RawElement {
  /** Path below the store's folder: `slos/checkout.yaml`. */
  file: string;
  /** Whether the file holds others beside it. */
  isShared: boolean;
  version: number;
  createdAt: number;
  createdBy: Writer;
  updatedAt: number;
  updatedBy: Writer;
  /** A sentence with the line of what it is about, as far as that is written down: its first word names the field. */
  say(sentence: string): string;
}
