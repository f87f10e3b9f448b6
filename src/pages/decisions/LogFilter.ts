import { LOG_KIND_NAMES, LOG_KINDS, type LogKind, type LogRow } from './LogRow';

/** What the log is narrowed to. */
export interface LogFilter {
  /** Id of an agreement. */
  agreement?: string;
  kind?: LogKind;
  q?: string;
}

/** Unknown text of an address → a filter. What means nothing narrows nothing. */
export function narrowLogFilter(input: { agreement: string | null; kind: string | null; q: string | null }): LogFilter {
  const kind = LOG_KINDS.find((it) => it === input.kind);
  return {
    ...(input.agreement && { agreement: input.agreement }),
    ...(kind !== undefined && { kind }),
    ...(input.q && { q: input.q }),
  };
}

/** The rows that fit: every word that is looked for occurs. */
export function filterLog(rows: readonly LogRow[], { agreement, kind, q = '' }: LogFilter): LogRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = [
      LOG_KIND_NAMES[row.kind],
      row.agreement.title,
      row.title,
      row.who,
      row.reason,
      row.status?.text ?? '',
      ...row.slos,
      ...row.details,
    ]
      .join(' ')
      .toLowerCase();
    return (
      (agreement === undefined || row.agreement.id === agreement) &&
      (kind === undefined || row.kind === kind) &&
      words.every((word) => text.includes(word))
    );
  });
}
