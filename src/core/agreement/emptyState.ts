import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementState } from './AgreementState';

/** An agreement about which nobody has said anything yet. */
export function emptyState(definition: AgreementDefinition): AgreementState {
  return {
    definition,
    versions: [],
    retiring: [],
    exceptions: [],
    exclusions: [],
    confirmations: [],
    bookings: [],
    entries: [],
    invalid: [],
    doubts: [],
  };
}
