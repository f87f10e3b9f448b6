import type { ActKind } from '../core/agreement/Act';
import { agreementUid } from './uids';

/**
 * What an act is called: sorted by name, acts stand in the order of their times, and a search for the agreement's uid finds
 * its acts. At most 93 characters; databases take 150.
 *
 * @param at milliseconds
 */
export function actName(at: number, agreementId: string, kind: ActKind): string {
  return `truce act ${new Date(at).toISOString()} ${agreementUid(agreementId)} ${kind}`;
}
