import type { MetricsQuery, MetricsRead } from '../engine/ports';

/** A query under the refId by which its answer is known. */
export interface SentQuery {
  refId: string;
  query: MetricsQuery;
  /** Its place among the queries of the read. */
  index: number;
}

/**
 * Which queries of a read are sent in one request: all, unless a refId comes again. Then the others follow in a request of
 * their own, because queries of one definition may name each other by it (Graphite's `#A`), so that none can be renamed.
 */
export function requestRounds({ queries }: Pick<MetricsRead, 'queries'>): SentQuery[][] {
  const rounds: SentQuery[][] = [];
  let refIds = new Set<string>();
  queries.forEach((query, index) => {
    const refId = query.kind === 'own' ? query.query.refId : `T${index}`;
    if (rounds.length === 0 || refIds.has(refId)) {
      rounds.push([]);
      refIds = new Set();
    }
    refIds.add(refId);
    rounds.at(-1)!.push({ refId, query, index });
  });
  return rounds;
}
