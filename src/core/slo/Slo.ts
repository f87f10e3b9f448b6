import type { Indicator } from './Indicator';

/** A rolling window: the last `days` × 24 hours, whatever the time zone. */
export interface RollingWindow {
  kind: 'rolling';
  days: number;
}

export type SloWindow = RollingWindow;

/** The words of one event in the customer's language: "6,200 more failed checkouts". */
export interface EventWords {
  /** One event: "checkout". */
  one: string;
  /** Several events: "checkouts". */
  many: string;
  /** What a bad one is called: "failed", "slow". */
  bad: string;
}

/** The data source that holds the metrics of an SLO. */
export interface SourceRef {
  type: 'prometheus';
  uid: string;
}

/** One service level objective: how it is measured and what was promised. */
export interface Slo {
  /** Lowercase DNS-style name, unique among the SLOs; part of the storage uid. */
  id: string;
  /** The promise in a few words: "Checkout works". */
  title: string;
  /** The promise as one sentence for customers. */
  promise: string;
  service: string;
  team: string;
  words: EventWords;
  source: SourceRef;
  indicator: Indicator;
  /** Share of good events promised, 0 … 1. */
  target: number;
  window: SloWindow;
}
