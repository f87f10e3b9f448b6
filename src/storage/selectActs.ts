import type { StoredAct } from '../core/agreement/Act';
import { chainActs } from '../core/agreement/chainActs';
import type { ActRecord, Unreadable } from './ports';

/** What a store answers: acts in order, of one agreement where one is named; what cannot be assigned stays with all. */
export function selectActs(
  acts: readonly StoredAct[],
  unreadable: readonly Unreadable[],
  agreementId?: string
): ActRecord {
  const isAsked = (agreement: string | undefined) =>
    agreementId === undefined || agreement === undefined || agreement === agreementId;
  const asked = acts.filter(({ act }) => isAsked(act.agreement));
  return {
    acts: chainActs(asked).map((link) => link.stored),
    unreadable: unreadable.filter((it) => isAsked(it.agreement)),
  };
}
