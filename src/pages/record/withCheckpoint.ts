import type { StoredAct, Writer } from '../../core/agreement/Act';
import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { foldActs } from '../../core/agreement/foldActs';
import { makeCheckpoint } from '../../core/agreement/makeCheckpoint';
import { pinnedDefinition } from '../../core/agreement/pinnedDefinition';

/**
 * A definition with a checkpoint of the record as it is, and the logins of those who have acted pinned. As it was where nothing
 * can be vouched for yet.
 *
 * @param acts everything that was ever said about the agreement
 * @param at milliseconds
 */
export function withCheckpoint(
  definition: AgreementDefinition,
  acts: readonly StoredAct[],
  by: Writer,
  at: number
): AgreementDefinition {
  const writer = { id: by.id, login: by.login };
  const checkpoint = makeCheckpoint(foldActs(definition, acts, at), writer, at);
  return checkpoint === undefined ? definition : { ...pinnedDefinition(definition, acts), checkpoint };
}
