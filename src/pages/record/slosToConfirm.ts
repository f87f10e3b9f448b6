import { offersOf } from '../../core/agreement/offersOf';
import type { DeskContents } from './Desk';

/** Ids of the SLOs whose recovery the reader may be asked to confirm: of no others it matters here what they say. */
export function slosToConfirm({ agreements, access, slos, at }: DeskContents): string[] {
  const defined = new Set(slos.map((it) => it.value.id));
  const found = agreements.flatMap(({ state, readOnly }) =>
    offersOf({ state, access, at, readOnly })['confirm-recovery'].why === undefined
      ? state.definition.slos.filter((id) => defined.has(id))
      : []
  );
  return [...new Set(found)].sort();
}
