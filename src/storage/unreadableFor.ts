import type { AgreementDefinition } from '../core/agreement/AgreementDefinition';
import type { Unreadable } from './ports';
import { agreementUid } from './uids';

/**
 * What could not be read and bears on some SLOs: acts of the agreements that claim them, and definitions of agreements that claim
 * them or of which that cannot be told.
 *
 * @param slos ids
 * @param agreements all that can be read
 */
export function unreadableFor(
  slos: readonly string[],
  agreements: readonly AgreementDefinition[],
  unreadable: readonly Unreadable[]
): Unreadable[] {
  const claiming = agreements.filter((it) => it.slos.some((id) => slos.includes(id))).map((it) => it.id);
  return unreadable.filter(
    (it) =>
      (it.agreement !== undefined && claiming.includes(it.agreement)) ||
      (it.uid.startsWith(agreementUid('')) && (it.slos === undefined || it.slos.some((id) => slos.includes(id))))
  );
}
