import type { Act } from './Act';
import type { ChainedAct } from './ChainedAct';
import { partyOf } from './partyOf';
import type { Signers } from './Signers';

const VERBS: Partial<Record<Act['act'], string>> = {
  propose: 'propose for',
  sign: 'sign for',
  'send-back': 'send back for',
  approve: 'approve for',
};

/** Why an act is not to be believed of its writer: somebody changed it, or they may not act for that party. */
export function doubtWriter({ stored, isKept }: ChainedAct, signers: Signers): string | undefined {
  const { act, createdAt, createdBy, updatedBy, version } = stored;
  if (isKept) {
    return undefined;
  }
  if (version !== 1 || createdBy.id !== updatedBy.id) {
    return `Changed afterwards by ${signers.nameOf(updatedBy)}.`;
  }
  const party = partyOf(act);
  return party && signers.doubt(createdBy, party, createdAt, VERBS[act.act] ?? 'act for');
}
