import type { AgreementVersion } from '../../core/agreement/AgreementState';
import { type Party, PARTY_NAMES } from '../../core/agreement/parties';
import { formatMoment, type Reader } from '../../core/wording/formatTime';

/** One required party with its signature, or what it waits for. */
export interface SignatureRow {
  party: Party;
  name: string;
  status: 'valid' | 'you' | 'sent-back' | 'waiting';
  /** "valid", "waits for you" */
  word: string;
  /** "Pat Reyes, today 09:40"; empty while nobody has signed. */
  by: string;
}

/**
 * Who has signed a version, and whom it waits for.
 *
 * @param mine parties for which the reader may sign it now
 */
export function signatureRows(version: AgreementVersion, mine: readonly Party[], reader: Reader): SignatureRow[] {
  return version.required.map((party) => {
    const name = PARTY_NAMES[party];
    const signature = version.signatures.find((it) => it.party === party);
    if (signature !== undefined) {
      return {
        party,
        name,
        status: 'valid',
        word: 'valid',
        by: `${signature.name}, ${formatMoment(signature.at, reader)}`,
      };
    }
    const sentBack = version.sentBack.find((it) => it.party === party);
    if (sentBack !== undefined) {
      const by = `${sentBack.name}, ${formatMoment(sentBack.at, reader)}`;
      return { party, name, status: 'sent-back', word: 'sent it back', by };
    }
    return mine.includes(party)
      ? { party, name, status: 'you', word: 'waits for you', by: 'you' }
      : { party, name, status: 'waiting', word: 'waiting', by: '' };
  });
}

/** The short form of a hash by which people tell terms apart: "9c41·e07a". */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}·${hash.slice(4, 8)}`;
}
