import type { Exclusion } from './Exclusion';
import type { Indicator } from './Indicator';

/** A rolling window: the last `days` × 24 hours, whatever the time zone. */
export interface RollingWindow {
  kind: 'rolling';
  days: number;
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A calendar window: the week, month, quarter or year that is going on. Starts at midnight of its time zone. */
export interface CalendarWindow {
  kind: 'calendar';
  period: 'week' | 'month' | 'quarter' | 'year';
  /** IANA name: "Europe/Berlin". */
  timeZone: string;
  /** First day of a week; Monday by default. */
  weekStart?: (typeof WEEKDAYS)[number];
}

export type SloWindow = RollingWindow | CalendarWindow;

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
  /** Id of the data source plugin: "prometheus". */
  type: string;
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
  /** Labels by which it is an SLO for each group: `["region"]`. */
  groupBy?: string[];
  /** What is left out of the adjusted budget. */
  exclusions?: Exclusion[];
  /** Share of good events promised, 0 … 1. */
  target: number;
  window: SloWindow;
  /** First day that counts, `YYYY-MM-DD` in the window's time zone (UTC for a rolling one): the first period may be partial. */
  startsOn?: string;
}
