import { type Counted } from './countsAt';
import { type ServicePlan } from './ServicePlan';

/** Upper bounds of the latency histogram's buckets in seconds; `+Inf` follows. */
const LATENCY_BOUNDS = [0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2];

/** One counter of a service. */
export interface CounterSeries {
  family: string;
  type: 'counter' | 'histogram';
  name: string;
  labels: Record<string, string>;
  /** The counter after this many requests: a whole number of `unit`s. */
  count(counted: Counted): number;
  /** What one count stands for: 1, or 0.001 for milliseconds shown in seconds. */
  unit: number;
}

/** Which metrics are wanted: the plain counters alone are enough for tests of ratios. */
export type Families = 'all' | 'counters';

/** The counters of one service, in the order they are exposed in. */
export function metricSeries(plan: ServicePlan, families: Families): CounterSeries[] {
  const service = plan.name;
  const requests = (code: string, count: (counted: Counted) => number): CounterSeries => ({
    family: 'http_requests',
    type: 'counter',
    name: 'http_requests_total',
    labels: { service, code },
    count,
    unit: 1,
  });
  const latency = (
    suffix: string,
    labels: Record<string, string>,
    count: (counted: Counted) => number,
    unit = 1
  ): CounterSeries => ({
    family: 'http_request_duration_seconds',
    type: 'histogram',
    name: `http_request_duration_seconds_${suffix}`,
    labels: { service, ...labels },
    count,
    unit,
  });
  const counters = [requests('200', ({ good }) => good), requests('500', ({ bad }) => bad)];
  if (families === 'counters') {
    return counters;
  }
  return [
    ...counters,
    ...LATENCY_BOUNDS.map((bound, place) =>
      latency('bucket', { le: String(bound) }, ({ good, bad }) => {
        return Math.floor(good * plan.fastGood[place]) + Math.floor(bad * plan.fastBad[place]);
      })
    ),
    latency('bucket', { le: '+Inf' }, ({ good, bad }) => good + bad),
    latency('sum', {}, ({ good, bad }) => good * plan.meanGoodMs + bad * plan.meanBadMs, 0.001),
    latency('count', {}, ({ good, bad }) => good + bad),
  ];
}
