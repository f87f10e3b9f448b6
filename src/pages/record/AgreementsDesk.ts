import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import type { FieldConflict } from '../../core/agreement/mergeFields';
import type { Person } from '../../grafana/people/Person';
import type { Stored } from '../../storage/ports';
import type { Desk } from './Desk';

/** Two people changed the same fields of a definition. */
export interface SaveConflict {
  /** As the other one saved it: what a later save must name. */
  theirs: Stored<AgreementDefinition>;
  /** What does not conflict, of both. */
  merged: object;
  conflicts: FieldConflict[];
}

/** What became of a definition that was saved. */
export type SaveOutcome =
  | {
      ok: true;
      /** Somebody else changed other fields meanwhile, and both changes were saved: their name. */
      mergedWith?: string;
    }
  | { ok: false; problem: string; conflict?: SaveConflict };

/** The desk of those who define agreements. */
export interface AgreementsDesk extends Desk {
  createAgreement(agreement: AgreementDefinition): Promise<SaveOutcome>;
  /**
   * Saves a changed definition. What somebody else changed meanwhile is merged; where both changed the same, nothing is saved
   * and both are answered.
   *
   * @param base as it was when the change began
   */
  saveAgreement(mine: AgreementDefinition, base: Stored<AgreementDefinition>): Promise<SaveOutcome>;
  /** Everybody with an account; undefined for those to whom Grafana does not show the list. */
  people(): Promise<Person[] | undefined>;
}
