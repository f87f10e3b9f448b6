import { useEffect, useRef } from 'react';

import type { TruceQuery } from './TruceQuery';

/**
 * Changes a part of a query and runs it. Grafana's Combobox may report the same choice again, through a handler of an earlier render:
 * it starts from the latest query, and answers only what is new, or it would never end.
 */
export function useLatestQuery(query: TruceQuery, onChange: (query: TruceQuery) => void, onRunQuery: () => void) {
  const latest = useRef(query);
  useEffect(() => {
    latest.current = query;
  }, [query]);
  return (part: Partial<TruceQuery>) => {
    const before = latest.current;
    if (Object.entries(part).some(([key, value]) => before[key as keyof TruceQuery] !== value)) {
      latest.current = { ...before, ...part };
      onChange(latest.current);
      onRunQuery();
    }
  };
}
