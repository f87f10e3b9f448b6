import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { canonicalHash } from '../../core/agreement/canonicalHash';
import { mergeFields } from '../../core/agreement/mergeFields';
import { narrowAgreementDefinition } from '../../core/agreement/narrowAgreementDefinition';
import type { Store, Stored } from '../../storage/ports';
import type { StoreErrorKind } from '../../storage/StoreError';
import type { SaveOutcome } from './AgreementsDesk';
import { nameIn } from './nameIn';

/** Several people may save at once; after so many rounds the person decides. */
const ROUNDS = 4;

/**
 * Saves a changed definition; see AgreementsDesk. @throws StoreError of another kind than changed-by-someone-else
 *
 * @param base as it was when the change began
 * @param renewed the definition with a checkpoint that rests on it
 */
export async function saveAgreement(
  store: Pick<Store, 'definitions' | 'updateAgreement'>,
  mine: AgreementDefinition,
  base: Stored<AgreementDefinition>,
  renewed: (definition: AgreementDefinition) => AgreementDefinition = (it) => it
): Promise<SaveOutcome> {
  let onto = base;
  let next = mine;
  let mergedWith: string | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    try {
      await store.updateAgreement(renewed(next), onto.version);
      return { ok: true, ...(mergedWith !== undefined && { mergedWith }) };
    } catch (error) {
      if ((error as { kind?: StoreErrorKind }).kind !== 'changed-by-someone-else') {
        throw error;
      }
    }
    const { agreements } = await store.definitions();
    const theirs = agreements.find((it) => it.value.id === mine.id);
    if (theirs === undefined) {
      return {
        ok: false,
        problem: 'The agreement is not there any more, or cannot be read. Somebody may have deleted it.',
      };
    }
    const who = nameIn(theirs.value, theirs.updatedBy);
    const { merged, conflicts } = mergeFields(
      withoutCheckpoint(base.value),
      withoutCheckpoint(mine),
      withoutCheckpoint(theirs.value)
    );
    const narrowed = narrowAgreementDefinition(withCheckpointOf(merged, theirs.value));
    if (conflicts.length > 0) {
      return {
        ok: false,
        problem: `${who} saved this agreement while you edited it, and both of you changed the same.`,
        conflict: { theirs, merged: withCheckpointOf(merged, theirs.value), conflicts },
      };
    }
    if (!narrowed.ok) {
      return {
        ok: false,
        problem: `Your change does not fit what ${who} saved. ${narrowed.problems.join(' ')}`,
      };
    }
    // Another page that only wrote down a checkpoint is nothing to tell of.
    const isChanged = canonicalHash(withoutCheckpoint(theirs.value)) !== canonicalHash(withoutCheckpoint(base.value));
    mergedWith = isChanged ? who : mergedWith;
    onto = theirs;
    next = narrowed.value;
  }
  return { ok: false, problem: 'Others save this agreement again and again. Wait a moment and save once more.' };
}

/** Pages write checkpoints by themselves: nobody decides between two of them. */
function withoutCheckpoint({
  checkpoint: _checkpoint,
  ...rest
}: AgreementDefinition): Omit<AgreementDefinition, 'checkpoint'> {
  return rest;
}

function withCheckpointOf(definition: object, { checkpoint }: AgreementDefinition): object {
  return { ...definition, ...(checkpoint !== undefined && { checkpoint }) };
}
