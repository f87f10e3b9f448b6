import type { DataQuery } from '@grafana/schema';

/** What a query answers: the state of SLOs, the budget left over time, or burn rates over time. */
export type TruceView = 'state' | 'budget' | 'burn';

/** A query to the Truce data source. Values may hold dashboard variables. */
export interface TruceQuery extends DataQuery {
  view: TruceView;
  /** Ids of SLOs; empty with no team: all of them. */
  slo?: string;
  /** A team: all of its SLOs. */
  team?: string;
}
