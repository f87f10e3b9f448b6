import type { Act } from './Act';
import type { ChainedAct } from './ChainedAct';

/** What of the acts can stand first in a record; everything else answers something that was said before. */
const FIRST: ReadonlyArray<Act['act']> = ['propose', 'comment', 'note', 'book'];

/** Why an act does not hang together with the record: the one it names is missing, or it names none. */
export function doubtChain(link: ChainedAct): string | undefined {
  const { act } = link.stored;
  if (isCutOff(link)) {
    return `The act before it, ${act.previous?.uid}, is missing or is not what it was.`;
  }
  if (link.isKept || act.previous !== undefined || FIRST.includes(act.act)) {
    return undefined;
  }
  return act.act === 'sign'
    ? 'It names no act before it, though the proposal it signs came before.'
    : 'It names no act before it, though it answers one.';
}

/** Whether the act it names was not among those read, or says something else now, and no checkpoint knows better. */
export function isCutOff({ stored, before, isKept, highestKnown }: ChainedAct): boolean {
  return !isKept && stored.act.previous !== undefined && before === undefined && highestKnown === undefined;
}
