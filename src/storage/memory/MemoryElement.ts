import type { Writer } from '../../core/agreement/Act';

/** What a memory store keeps of one definition or act: the value as JSON, as a server would. */
export interface MemoryElement {
  uid: string;
  kind: 'slo' | 'agreement' | 'act';
  json: string;
  version: number;
  createdAt: number;
  createdBy: Writer;
  updatedAt: number;
  updatedBy: Writer;
}
