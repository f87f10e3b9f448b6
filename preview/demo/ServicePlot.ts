import { type Episode } from './Episode';
import { type Maintenance } from './Maintenance';

/** What happens to one service, relative to the anchor. */
export interface ServicePlot {
  /**
   * Share of the error budget spent in the 28 days that end at the anchor. What the episodes do not cost, the everyday
   * failures do, or the episode titled `spread`.
   */
  spentAtAnchor: number;
  episodes: Episode[];
  /** Title of the episode that takes what is left to spend; the everyday failures if absent. */
  spread?: string;
  /** Everyday failures as a share of the budget, when another episode takes the rest. */
  everyday?: number;
  maintenances: Maintenance[];
  /** The counters start again from 0 right after these times. */
  resetsMs: number[];
  /** After this time the service reports nothing. */
  stopsMs: number | null;
}
