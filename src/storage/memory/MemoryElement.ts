import type { Writer } from '../../core/agreement/Act';
import type { ElementKind } from '../ElementKind';

/** What a memory store keeps of one definition or act: the value as JSON, as a server would. */
export interface MemoryElement {
  uid: string;
  kind: ElementKind;
  schemaVersion: number;
  json: string;
  version: number;
  createdAt: number;
  createdBy: Writer;
  updatedAt: number;
  updatedBy: Writer;
}
