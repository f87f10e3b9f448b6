/** What the overview is narrowed to, as it stands in the address. Empty: all SLOs. */
export interface OverviewFilter {
  team?: string;
  /** Words that a promise must have in its title, service, team, id or state. */
  q?: string;
}
