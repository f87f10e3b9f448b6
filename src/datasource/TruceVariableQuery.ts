import type { DataQuery } from '@grafana/schema';

/** What a dashboard variable lists. */
export interface TruceVariableQuery extends DataQuery {
  kind: 'slos' | 'teams';
  /** Only the SLOs of this team (or these, comma-separated); may hold a variable. */
  team?: string;
}
