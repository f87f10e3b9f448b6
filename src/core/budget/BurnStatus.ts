import type { BurnWindowId } from './burnWindows';

/** The burn rate over one stretch of time: error ratio ÷ budget. Absent without traffic or data. */
export interface Burn {
  rate?: number;
  bad: number;
  total: number;
}

/** The burn rate over one window ending now. */
export interface BurnRate extends Burn {
  window: BurnWindowId;
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
  /** Over the SLO's whole window: 1 spends exactly the budget. */
  whole: Burn;
  alerts: BurnAlert[];
}
