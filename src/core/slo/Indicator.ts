/** Bad and total events, each counted by a Prometheus counter selector. */
export interface EventsIndicator {
  kind: 'events';
  /** Selector of the counters of bad events: `http_requests_total{service="checkout",code=~"5.."}`. */
  bad: string;
  /** Selector of the counters of all events. */
  total: string;
}

/** How an SLO is measured. A discriminated union: every kind states its own fields. */
export type Indicator = EventsIndicator;
