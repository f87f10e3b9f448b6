import type { Act, StoredAct, Writer } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import { foldActs } from './foldActs';

// After every uid that is generated: of acts in the same millisecond it comes last.
const HYPOTHETICAL = '~said-now';

/**
 * Why an act would not count if it were said now, as a sentence; undefined when it would.
 *
 * @param acts the record as it was read: whole, or everything after the checkpoint
 * @param at milliseconds
 */
export function tryAct(
  definition: AgreementDefinition,
  acts: readonly StoredAct[],
  act: Act,
  writer: Writer,
  at: number
): string | undefined {
  const own = acts.filter((it) => it.act.agreement === definition.id);
  // What was read is there already, whatever this machine's clock says.
  const now = own.reduce((latest, it) => Math.max(latest, it.createdAt), at);
  const stored: StoredAct = {
    uid: HYPOTHETICAL,
    act,
    version: 1,
    createdAt: now,
    createdBy: writer,
    updatedAt: now,
    updatedBy: writer,
  };
  const { entries } = foldActs(definition, [...own, stored], now, 'newest');
  return entries.find((it) => it.stored === stored)?.invalid;
}
