import type { Act, Predecessor } from './Act';
import type { ChainedAct } from './ChainedAct';

/** What of the acts can stand first in a record; everything else answers something that was said before. */
const FIRST: ReadonlyArray<Act['act']> = ['propose', 'comment', 'note', 'book'];

/** How the sentence begins that an act is cut off by. */
export const SAYS_CUT_OFF = 'The act before it, ';

/** Why an act does not hang together with the record: the one it names is missing, or it names none. */
export function doubtChain(link: ChainedAct): string | undefined {
  const { act } = link.stored;
  if (isCutOff(link)) {
    return sayCutOff(act.previous!);
  }
  if (link.isKept || act.previous !== undefined || FIRST.includes(act.act)) {
    return undefined;
  }
  return act.act === 'sign'
    ? 'It names no act before it, though the proposal it signs came before.'
    : 'It names no act before it, though it answers one.';
}

function sayCutOff({ uid, by }: Predecessor): string {
  return by === undefined
    ? `${SAYS_CUT_OFF}${uid}, is missing or is not what it was.`
    : `${SAYS_CUT_OFF}by ${by.login}, is missing or is not what it was (${uid}).`;
}

/** Whether the act it names was not among those read, or says something else now, and no checkpoint knows better. */
export function isCutOff({ stored, before, isKept, highestKnown }: ChainedAct): boolean {
  return !isKept && stored.act.previous !== undefined && before === undefined && highestKnown === undefined;
}
