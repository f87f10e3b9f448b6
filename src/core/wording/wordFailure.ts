import type { FailureKind, SourceFailure } from '../policy/SourceFailure';

const LONGEST_QUERY = 160;

/** What failed, and how to mend it: the headline of a failed read. */
const SENTENCES: Record<FailureKind, { what: string; mend: string }> = {
  syntax: { what: 'The data source does not understand the query', mend: "Correct the SLO's query." },
  refused: {
    what: 'The data source refuses to answer',
    mend: 'Give whoever looks at this permission to query it, or renew its credentials.',
  },
  'source-missing': {
    what: 'The data source is not there',
    mend: 'It may have been deleted: choose another one in the SLO.',
  },
  'too-many-points': {
    what: 'The data source does not answer as many points',
    mend: 'Ask about a shorter time, or raise its limit of points.',
  },
  'too-much': {
    what: 'The query reads more than the data source allows',
    mend: 'Select fewer series, or raise its limit.',
  },
  timeout: { what: 'The data source took too long', mend: 'Select fewer series, or record the counts beforehand.' },
  unreachable: { what: 'The data source does not answer', mend: 'Check that it runs and that Grafana reaches it.' },
  overloaded: { what: 'The data source is overloaded', mend: 'It is asked again at the next refresh.' },
  cancelled: { what: 'The question was withdrawn', mend: 'Refresh to ask again.' },
  other: { what: 'The data source answers with an error', mend: 'Its own words say what to mend.' },
};

/** A failed read in a few words: "The data source does not answer." */
export function failureHeadline(kind: FailureKind): string {
  return `${SENTENCES[kind].what}.`;
}

/** What to do about a failed read, one sentence. */
export function howToMend(kind: FailureKind): string {
  return SENTENCES[kind].mend;
}

/** A failed read with everything needed to mend it: what failed, the source's own words, the query, what to do. */
export function wordFailure({ kind, message, query }: SourceFailure): string {
  const { what, mend } = SENTENCES[kind];
  const asked = query === undefined ? '' : ` Query: ${shorten(query)}`;
  return `${what}: ${message.replace(/\.?\s*$/, '')}. ${mend}${asked}`;
}

function shorten(query: string): string {
  return query.length > LONGEST_QUERY ? `${query.slice(0, LONGEST_QUERY)}…` : query;
}
