import type { Act } from './Act';
import type { ChainedAct } from './ChainedAct';
import { partyOf } from './partyOf';
import type { Signers } from './Signers';

/** What of the acts can stand first in a record; everything else answers something that was said before. */
const FIRST: ReadonlyArray<Act['act']> = ['propose', 'comment', 'note', 'book'];

/** Why an act cannot be trusted, whatever it says; undefined when it can. */
export function doubtAct({ stored, before, isKept, highestBefore }: ChainedAct, signers: Signers): string | undefined {
  const { act, createdAt, createdBy, updatedBy, version } = stored;
  if (isKept) {
    return undefined;
  }
  if (version !== 1 || createdBy.id !== updatedBy.id) {
    return `Changed afterwards by ${signers.nameOf(updatedBy)}.`;
  }
  const party = partyOf(act);
  const notEntitled = party && signers.doubt(createdBy, party, createdAt, VERBS[act.act] ?? 'act for');
  if (notEntitled !== undefined) {
    return notEntitled;
  }
  if (act.previous !== undefined && before === undefined && highestBefore === undefined) {
    return `The act before it, ${act.previous.uid}, is missing or is not what it was.`;
  }
  if (act.previous === undefined && !FIRST.includes(act.act)) {
    return act.act === 'sign'
      ? 'It names no act before it, though the proposal it signs came before.'
      : 'It names no act before it, though it answers one.';
  }
  return undefined;
}

const VERBS: Partial<Record<Act['act'], string>> = {
  propose: 'propose for',
  sign: 'sign for',
  'send-back': 'send back for',
  approve: 'approve for',
};
