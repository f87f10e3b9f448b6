import type { DataQuery } from '@grafana/schema';

import type { FrameView } from '../frames/columns';

/** A query to the Truce data source. Texts may hold dashboard variables. */
export interface TruceQuery extends DataQuery {
  /** What is answered: the state of SLOs, their budget over time, their past, what it was spent on, … */
  view: FrameView;
  /** Ids of SLOs, separated by commas; empty with no team: all of them. */
  slo?: string;
  /** A team: all of its SLOs. Several are separated by commas; a comma within a name is written `\,`. */
  team?: string;
  /** How many periods the ledger has; 12 by default. */
  periods?: number;
  /** An SLO that is not stored, such as a draft; narrowed before it is answered. Then `slo` and `team` do not count. */
  definition?: unknown;
  /** Grafana draws the answer over graphs, where texts are markup. Only for the view `events`; not stored. */
  isAnnotation?: boolean;
}
