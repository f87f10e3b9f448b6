import type { Checkpoint } from './Checkpoint';
import type { ChainedAct } from './ChainedAct';
import { isCutOff } from './doubtChain';
import type { RecordFold } from './RecordFold';

/**
 * Whether it takes acts that were not read to say if an act after the checkpoint counts: it names or answers something that
 * is neither after the checkpoint nor kept in it, or gives a number to terms that may have been proposed under it before.
 */
export function answersUnread(link: ChainedAct, fold: RecordFold, { recent }: Checkpoint): boolean {
  const { act } = link.stored;
  if (link.isKept) {
    return false;
  }
  if (isCutOff(link)) {
    return true;
  }
  const isTaken = (version: number) => recent.some((it) => version <= it.highest);
  switch (act.act) {
    case 'propose':
      return isTaken(act.version);
    case 'sign':
    case 'retire':
      return !fold.negotiation.has(act.version, act.termsHash);
    case 'send-back':
      return (
        !fold.negotiation.has(act.version, act.termsHash) || (act.counter !== undefined && isTaken(act.counter.version))
      );
    case 'approve':
    case 'decline':
    case 'revoke':
      return !fold.requests.has(act.of) && !fold.bookings.has(act.of);
    default:
      return false;
  }
}
