import type { BurnWindowId } from './burnWindows';

/** The burn rate over one window ending now: error ratio ÷ budget. Absent without traffic or data. */
export interface BurnRate {
  window: BurnWindowId;
  rate?: number;
  bad: number;
  total: number;
}

/** One pair of windows of a multiwindow, multi-burn-rate alert. */
export interface BurnAlert {
  severity: 'page' | 'ticket';
  /** Share of the budget that the long window may spend. */
  budgetShare: number;
  long: BurnWindowId;
  short: BurnWindowId;
  /** Both windows must burn faster than this: share · window ÷ long window. */
  factor: number;
  /** Both are above it now. */
  firing: boolean;
}

export interface BurnStatus {
  at: number;
  rates: BurnRate[];
  alerts: BurnAlert[];
}
