import canonicalize from 'canonicalize';

import type { Stamp } from './BucketRequest';
import type { MetricsQuery } from './ports';

/** A query as text, the same for the same query whatever the order of its fields. */
export function queryText(query: MetricsQuery, stamp?: Stamp): string {
  if (query.kind === 'promql') {
    return query.expr;
  }
  // As it will travel: JSON has no functions and no NaN.
  const travelling: unknown = JSON.parse(JSON.stringify(query.query));
  // Counts and ratios of the same query are put into buckets differently.
  return `${stamp} ${query.addsUp ? 'counts' : 'values'} ${canonicalize(travelling)}`;
}
