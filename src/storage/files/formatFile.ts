import { stringify } from 'yaml';
import type { Writer } from '../../core/agreement/Act';
import { canonicalHash } from '../../core/agreement/canonicalHash';
import { SCHEMA_VERSION } from '../schemaVersion';

/** What a store knows of a value beside it. Times in milliseconds. */
export interface FileHistory {
  version: number;
  createdAt: number;
  createdBy: Writer;
  updatedAt: number;
  updatedBy: Writer;
}

/** A value as a file: the value first, for those who read it, then who saved it and when. */
export function formatFile(
  value: object,
  { version, createdAt, createdBy, updatedAt, updatedBy }: FileHistory
): string {
  const meta = {
    schemaVersion: SCHEMA_VERSION,
    version,
    created: { at: timeText(createdAt), by: createdBy },
    updated: { at: timeText(updatedAt), by: updatedBy },
    hash: canonicalHash(value),
  };
  return stringify({ ...value, meta }, { lineWidth: 0, aliasDuplicateObjects: false });
}

function timeText(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
