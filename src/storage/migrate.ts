import { PARTIES } from '../core/agreement/parties';
import type { ElementKind } from './ElementKind';
import { isRecord } from '../grafana/isRecord';

/**
 * What was written under an older schema, as it is written today; what it means does not change. What does not look as
 * expected is handed back as it is, for the narrowing to say what is wrong with it.
 *
 * SLOs are the same in both schemas. So are acts, and they must be: others name them by their hash.
 */
export function migrate(kind: ElementKind, value: unknown, schemaVersion: number): unknown {
  return kind === 'agreement' && schemaVersion === 1 ? withRequired(value) : value;
}

/** Under schema 1 a definition that named no parties asked every one with people in it, but never the executive. */
function withRequired(value: unknown): unknown {
  if (!isRecord(value) || value.required !== undefined || !isRecord(value.signers)) {
    return value;
  }
  const { signers } = value;
  const hasPeople = (party: string) => Array.isArray(signers[party]) && signers[party].length > 0;
  return { ...value, required: PARTIES.filter((party) => party !== 'executive' && hasPeople(party)) };
}
