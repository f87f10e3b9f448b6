import type { Indicator } from '../../src/core/slo/Indicator';
import type { TrueEvents } from './measuredHistory';

/** One way to give an SLO its counters, with the number that a reading of them should come to. */
export interface CounterKind {
  name: string;
  indicator: Indicator;
  /** Bad events of the window, as they truly were. */
  trueBad(events: TrueEvents): number;
  /** PromQL of the share of bad events, from what counts a selector: `it => sum(rate(it[5m]))`. */
  badShare(counted: (selector: string) => string): string;
  /** The series of which the sums are bad and all, or good and all. */
  picks: { part: SeriesPick; partIs: 'bad' | 'good'; all: SeriesPick[] };
}

/** Some of the generated series. */
export interface SeriesPick {
  name: string;
  label?: 'code' | 'le';
  is?: RegExp;
}

const ALL = 'http_requests_total';
const FAILED = 'http_requests_total{code=~"5.."}';
const ANSWERED = 'http_requests_total{code!~"5.."}';
const WITHIN = 'http_request_duration_seconds_bucket{le="0.3"}';
const TIMED = 'http_request_duration_seconds_count';

const failed = (events: TrueEvents) => events.failed;

/** Every kind of indicator that is made of counters. */
export const COUNTER_KINDS: readonly CounterKind[] = [
  {
    name: 'bad + total',
    indicator: { kind: 'events', bad: FAILED, total: ALL },
    trueBad: failed,
    badShare: (counted) => `${counted(FAILED)} / ${counted(ALL)}`,
    picks: { part: { name: ALL, label: 'code', is: /^5/ }, partIs: 'bad', all: [{ name: ALL }] },
  },
  {
    name: 'good + total',
    indicator: { kind: 'events', good: ANSWERED, total: ALL },
    trueBad: failed,
    badShare: (counted) => `1 - ${counted(ANSWERED)} / ${counted(ALL)}`,
    picks: { part: { name: ALL, label: 'code', is: /^2/ }, partIs: 'good', all: [{ name: ALL }] },
  },
  {
    name: 'good + bad, two counters',
    indicator: { kind: 'events', good: 'good_total', bad: 'bad_total' },
    trueBad: failed,
    badShare: (counted) => `${counted('bad_total')} / (${counted('good_total')} + ${counted('bad_total')})`,
    picks: { part: { name: 'bad_total' }, partIs: 'bad', all: [{ name: 'good_total' }, { name: 'bad_total' }] },
  },
  {
    name: 'bad + total, as PromQL',
    indicator: { kind: 'events', bad: `sum(rate(${FAILED}[5m]))`, total: `sum(rate(${ALL}[5m]))` },
    trueBad: failed,
    badShare: (counted) => `${counted(FAILED)} / ${counted(ALL)}`,
    picks: { part: { name: ALL, label: 'code', is: /^5/ }, partIs: 'bad', all: [{ name: ALL }] },
  },
  {
    name: 'latency, classic histogram',
    indicator: { kind: 'latency', histogram: 'http_request_duration_seconds', threshold: 0.3 },
    trueBad: (events) => events.late,
    badShare: (counted) => `1 - ${counted(WITHIN)} / ${counted(TIMED)}`,
    picks: {
      part: { name: 'http_request_duration_seconds_bucket', label: 'le', is: /^0\.3$/ },
      partIs: 'good',
      all: [{ name: TIMED }],
    },
  },
];
