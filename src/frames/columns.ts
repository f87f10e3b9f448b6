/**
 * The frame contract: what the Truce data source answers and panels show. Documented in docs/frames.md.
 * Shares are 0 … 1 (`percentunit`), times milliseconds, counts events.
 */

/** Version of the contract, in every frame's `meta.custom.truce.contract`. */
export const FRAME_CONTRACT = 1;

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
} as const;

/** Fields of the `budget` frame: the budget left over time. */
export const BUDGET_COLUMNS = {
  time: 'Time',
  remaining: 'Remaining',
  leftBad: 'Bad events left',
} as const;

/** Fields of the `burn` frame besides `Time`: one a window, named by it ("1h"). */
export const BURN_TIME = 'Time';
