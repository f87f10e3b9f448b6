import type { AgreementState } from '../../core/agreement/AgreementState';
import { formatMoment, type Reader } from '../../core/wording/formatTime';

/** A decision that holds now, or that is asked for. */
export interface HoldingRow {
  uid: string;
  /** "Exception", "Exclusion" */
  kind: string;
  text: string;
}

/** Exceptions and exclusions that hold or wait for an approval, newest first. */
export function holdingNow({ exceptions, exclusions }: AgreementState, reader: Reader): HoldingRow[] {
  const open = [...exceptions, ...exclusions].filter((it) => it.status === 'approved' || it.status === 'asked');
  return open
    .sort((a, b) => b.asked.at - a.asked.at)
    .map((it) => {
      const asked = it.status === 'asked' ? 'asked for: ' : '';
      return it.kind === 'exception'
        ? { uid: it.of.uid, kind: 'Exception', text: `${asked}${it.scope}, until ${formatMoment(it.until, reader)}` }
        : {
            uid: it.of.uid,
            kind: 'Exclusion',
            text: `${asked}${formatMoment(it.from, reader)} to ${formatMoment(it.to, reader)}. ${it.asked.reason}`,
          };
    });
}
