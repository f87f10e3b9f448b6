import type { ChainedAct } from './ChainedAct';
import { PARTY_NAMES } from './parties';
import type { Signers } from './Signers';

/** Why an act cannot be trusted, whatever it says; undefined when it can. */
export function doubtAct({ stored, before }: ChainedAct, signers: Signers): string | undefined {
  const { act, createdBy, updatedBy, version } = stored;
  if (version !== 1 || createdBy.id !== updatedBy.id) {
    return `Changed afterwards by ${signers.nameOf(updatedBy)}.`;
  }
  if (!signers.mayActFor(createdBy, act.party)) {
    const verb = act.act === 'propose' ? 'propose' : 'sign';
    return `${signers.nameOf(createdBy)} may not ${verb} for ${PARTY_NAMES[act.party]}.`;
  }
  if (act.previous !== undefined && before === undefined) {
    return `The act before it, ${act.previous.uid}, is missing or is not what it was.`;
  }
  if (act.act === 'sign' && act.previous === undefined) {
    return 'It names no act before it, though the proposal it signs came before.';
  }
  return undefined;
}
