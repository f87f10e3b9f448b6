import type { EventsIndicator } from '../core/slo/Indicator';
import type { BucketOptions, BuiltQueries } from './BucketQueries';
import { countersPerBucket } from './countersPerBucket';
import { newestOfAll } from './newestSample';
import { optionsProblem } from './optionsProblem';
import { parseCounters } from './parseCounters';
import type { Selector } from './parseSelector';

const COUNTS = ['total', 'bad', 'good'] as const;

/** Two of total, bad and good, as events per bucket. */
export function eventsQueries(indicator: EventsIndicator, options: BucketOptions): BuiltQueries {
  const given = COUNTS.filter((it) => indicator[it] !== undefined);
  const problem =
    given.length === 2
      ? optionsProblem(options)
      : `The indicator gives ${given.join(', ') || 'none'} of total, bad and good. Give exactly two of them; the third follows.`;
  if (problem !== undefined) {
    return { ok: false, problem };
  }
  const exprs: { [count in (typeof COUNTS)[number]]?: string } = {};
  const selectors: { [count in (typeof COUNTS)[number]]?: readonly Selector[] } = {};
  for (const count of given) {
    const parsed = parseCounters(indicator[count] ?? '');
    const built = parsed.ok ? countersPerBucket(parsed.counters, options) : parsed;
    if (!parsed.ok || !built.ok) {
      return { ok: false, problem: `In the ${count} events: ${built.ok ? '' : built.problem}` };
    }
    exprs[count] = built.expr;
    selectors[count] = parsed.counters.selectors;
  }
  const all = [...new Set(given.flatMap((it) => selectors[it] ?? []))];
  // Bad events may never have occurred or have stopped; the total says whether the source still measures.
  return {
    ok: true,
    queries: { ...exprs, newest: newestOfAll(selectors.total ?? all), selectors: all, counters: all },
  };
}
