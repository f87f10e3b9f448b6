import type { AgreementRow } from './agreementRows';

/** The agreements in which every word that is looked for occurs: in title, service, SLOs, signers or where it stands. */
export function filterAgreements(rows: readonly AgreementRow[], search: string): AgreementRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = [
      row.id,
      row.title,
      row.service,
      row.status.text,
      row.waits,
      row.signedBy,
      row.review?.text ?? '',
      ...row.slos.flatMap((it) => [it.title, it.headline ?? '']),
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
