/**
 * The frame contract: what the Truce data source answers and panels show. Documented in docs/frames.md.
 * Shares are 0 … 1 (`percentunit`), times milliseconds, counts events or minutes: the column `Unit` says which.
 */

/** Version of the contract, in every frame's `meta.custom.truce.contract`. */
export const FRAME_CONTRACT = 1;

/** What a query can ask for, in the order in which an editor offers it. */
export const FRAME_VIEWS = ['state', 'budget', 'burn', 'ledger', 'incidents', 'groups', 'sli', 'events'] as const;

export type FrameView = (typeof FRAME_VIEWS)[number];

/** The views as an editor names them. */
export const VIEW_NAMES: Readonly<Record<FrameView, string>> = {
  state: 'State',
  budget: 'Budget',
  burn: 'Burn rate',
  ledger: 'Ledger',
  incidents: 'Incidents',
  groups: 'Groups',
  sli: 'SLI',
  events: 'Events',
};

/** Columns of the `state` frame: one row an SLO, worst first. */
export const STATE_COLUMNS = {
  slo: 'slo',
  title: 'Promise',
  service: 'Service',
  team: 'Team',
  state: 'State',
  headline: 'May we ship?',
  sentence: 'Sentence',
  agreed: 'Agreed',
  basis: 'Basis',
  next: 'Next',
  remaining: 'Remaining',
  leftBad: 'Bad events left',
  left: 'Left',
  allowedBad: 'Bad events allowed',
  bad: 'Bad events',
  total: 'Events',
  target: 'Target',
  window: 'Window',
  since: 'Since',
  exhaustsAt: 'Used up at',
  recoversAt: 'Recovers at',
  newestAt: 'Newest data',
  coverage: 'Coverage',
  agreementVersion: 'Agreement version',
  reviewOn: 'Review',
  waitsFor: 'Waits for',
  lastState: 'Last known state',
  lastAt: 'Last known at',
  sum: 'Sum',
  /** JSON of StateDetail, for our own panels. */
  detail: 'detail',
  /** "events" or "minutes": what the counts count. */
  unit: 'Unit',
  burn: 'Burn over the window',
  /** Why the numbers are not exact; empty when they are. */
  approximate: 'Approximate',
  /** With what is excluded; empty where nothing is. */
  rawRemaining: 'Raw remaining',
  excludedMinutes: 'Excluded',
  worstGroup: 'Worst group',
  partialSince: 'Partial since',
  resetsAt: 'Resets at',
  exceptionUntil: 'Exception until',
  without: 'Without exception',
  decidedBy: 'Decided by',
  agreement: 'Agreement',
} as const;

/** Fields of the `budget` frame: the budget left over time. */
export const BUDGET_COLUMNS = {
  time: 'Time',
  remaining: 'Remaining',
  leftBad: 'Bad events left',
} as const;

/** Fields of the `burn` frame besides `Time`: one a window, named by it ("1h"). */
export const BURN_TIME = 'Time';

/** What stands for the SLO's own window among the burn windows. */
export const WHOLE_WINDOW = 'window';

/** Columns that the tables of several views share. */
const TABLE_COLUMNS = {
  slo: 'slo',
  title: 'Promise',
  bad: 'Bad events',
  total: 'Events',
  unit: 'Unit',
  approximate: 'Approximate',
} as const;

/** Columns of the `ledger` frame: one row a period, newest first; of several SLOs, the worst one's first. */
export const LEDGER_COLUMNS = {
  ...TABLE_COLUMNS,
  period: 'Period',
  from: 'From',
  to: 'To',
  partial: 'Partial',
  target: 'Target',
  result: 'Result',
  kept: 'Kept',
  used: 'Budget used',
  allowedBad: 'Bad events allowed',
  minutes: 'Minutes',
  coveredMinutes: 'Minutes with data',
  excludedMinutes: 'Minutes excluded',
  coverage: 'Coverage',
  tiers: 'Tiers',
} as const;

/** Columns of the `incidents` frame: what the budget was spent on, dearest first, and everything else. */
export const INCIDENT_COLUMNS = {
  ...TABLE_COLUMNS,
  incident: 'Incident',
  from: 'From',
  to: 'To',
  duration: 'Duration',
  cost: 'Cost',
  peakBurn: 'Highest burn rate',
  step: 'Step',
  open: 'Open',
} as const;

/** Columns of the `groups` frame: the total, then the groups, worst first; those that have disappeared last. */
export const GROUP_COLUMNS = {
  ...TABLE_COLUMNS,
  group: 'Group',
  labels: 'Labels',
  left: 'Left',
  remaining: 'Remaining',
  leftBad: 'Bad events left',
  allowedBad: 'Bad events allowed',
  coverage: 'Coverage',
  stale: 'Stale',
  newestAt: 'Newest data',
} as const;

/** Fields of the `sli` frame: the share of good events in the stretch that ends at each time. */
export const SLI_COLUMNS = {
  time: 'Time',
  good: 'Good',
  bad: 'Bad events',
  total: 'Events',
} as const;
