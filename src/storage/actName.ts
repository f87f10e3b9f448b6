import type { ActKind } from '../core/agreement/Act';
import { agreementUid } from './uids';

/**
 * What an act is called: sorted by name, acts stand in the order of their times, and a search for the agreement's uid finds
 * its acts. With its id no two are called the same: Grafana before 12.4 refuses a name that is taken. At most 130
 * characters; databases take 150.
 *
 * @param at milliseconds
 * @param id the act's, as in its uid
 */
export function actName(at: number, agreementId: string, kind: ActKind, id: string): string {
  return `truce act ${new Date(at).toISOString()} ${agreementUid(agreementId)} ${kind} ${id}`;
}
