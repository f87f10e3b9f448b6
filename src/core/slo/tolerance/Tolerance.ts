/** Units of the time in which something is tolerated. */
export type PerUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** "a month", "30 days". */
export interface Per {
  count: number;
  unit: PerUnit;
}

/** "10 minutes a month". */
export interface TimeTolerance {
  kind: 'time';
  minutes: number;
  per: Per;
  target: number;
}

/** "1 checkout in 1,000". */
export interface EventsTolerance {
  kind: 'events';
  bad: number;
  of: number;
  target: number;
}

/** "99.9 %", or "0.1 %" of what may go wrong. */
export interface TargetTolerance {
  kind: 'target';
  target: number;
}

/** What may go wrong, as people say it, with the target that it means: the share of good events or time, 0 … 1. */
export type Tolerance = TimeTolerance | EventsTolerance | TargetTolerance;
