import type { Party } from '../../core/agreement/parties';
import type { TermsDraft } from './TermsDraft';

/** Terms that somebody began to write and has not proposed yet. */
export interface KeptTerms {
  draft: TermsDraft;
  reason: string;
  party?: Party;
  /** Ids of the acts that they become: a second try after a cut connection is not a second proposal. */
  ids: { propose: string; sign: string };
  /** Key of the version it started from; empty for the first terms. */
  basis: string;
  /** When it was last changed, milliseconds. */
  at: number;
}
