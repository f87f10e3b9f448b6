/**
 * Events counted by Prometheus counters. Exactly two of the three are given; the third follows from them.
 * Each is a selector, or PromQL that adds up counters: `sum(rate(http_requests_total{code=~"5.."}[5m]))`.
 */
export interface EventsIndicator {
  kind: 'events';
  total?: string;
  bad?: string;
  good?: string;
}

/** Requests answered within a threshold, from a classic histogram. */
export interface LatencyIndicator {
  kind: 'latency';
  /** Selector of the histogram without its suffix: `http_request_duration_seconds{service="checkout"}`. */
  histogram: string;
  /** A bound (`le`) of the histogram, in its own unit: 0.3. */
  threshold: number;
}

/** The same from a native histogram. */
export interface NativeLatencyIndicator {
  kind: 'native-latency';
  /** Selector of the histogram: `http_request_duration_seconds{service="checkout"}`. */
  histogram: string;
  threshold: number;
}

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** Time in slices: a slice is good when the query's value then compares as promised. */
export interface SlicesIndicator {
  kind: 'slices';
  /** PromQL that answers one value at a time (one a group). */
  query: string;
  /** How the value of a good slice compares: `{ is: '<', value: 0.3 }`. */
  good: { is: Comparison; value: number };
  /** Length of a slice; 60 by default. */
  sliceSeconds?: number;
}

/** Time up, from gauges that are 1 when up and 0 when down. */
export interface UpIndicator {
  kind: 'up';
  /** Selector of the gauges: `probe_success{service="login"}`. */
  gauge: string;
  /** What counts as up: any instance, all instances, or the share of instances. */
  across: 'any' | 'all' | 'share';
}

/** A ratio that somebody records already. */
export interface RatioIndicator {
  kind: 'ratio';
  /** PromQL that answers the ratio, 0 … 1. */
  ratio: string;
  /** Whether it is the share of good or of bad events. */
  measures: 'good' | 'bad';
  /** PromQL that answers the events a second the ratio is about. Without it every minute weighs the same: approximate. */
  weight?: string;
}

/** One query as its data source's own editor wrote it; anything else in it is the source's business. */
export interface SourceQuery {
  refId: string;
  [field: string]: unknown;
}

/** Where a count is found in the answers: the query, and the field if there are several. */
export interface ValueRef {
  refId: string;
  field?: string;
}

/** Counts per bucket from queries of any data source. Either two of total, bad and good, or one ratio. */
export interface QueriesIndicator {
  kind: 'queries';
  queries: SourceQuery[];
  total?: ValueRef;
  bad?: ValueRef;
  good?: ValueRef;
  ratio?: ValueRef & { measures: 'good' | 'bad' };
  /** Whether a value's time is the start or the end of its bucket; by default as the source's type does it. */
  stamp?: 'start' | 'end';
  /** The shortest bucket the queries answer; 300 by default. */
  bucketSeconds?: number;
}

/** An indicator that is no composite. */
export type SingleIndicator =
  | EventsIndicator
  | LatencyIndicator
  | NativeLatencyIndicator
  | SlicesIndicator
  | UpIndicator
  | RatioIndicator
  | QueriesIndicator;

/** One step of a journey. */
export interface CompositePart {
  name: string;
  /** How much it counts in a weighted composite; 1 by default. */
  weight?: number;
  indicator: SingleIndicator;
}

/** Several indicators as one: a user journey. */
export interface CompositeIndicator {
  kind: 'composite';
  /** `worst`: the budget is that of the worst part. `weighted`: the weighted mean of the parts' error ratios. */
  combine: 'worst' | 'weighted';
  parts: CompositePart[];
}

/** How an SLO is measured. A discriminated union: every kind states its own fields. */
export type Indicator = SingleIndicator | CompositeIndicator;
