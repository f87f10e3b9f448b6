import type { Party } from './parties';

/** What a tier decides about releases. */
export type TierDecision = 'ship' | 'care' | 'stop';

/** When a tier begins: as soon as one of its rules holds. At least one is there. */
export interface TierEntry {
  /** Share of the budget left (0 … 1) below which the tier begins. */
  remainingBelow?: number;
  /** Share of the budget that a single incident spends, above which the tier begins while the incident lasts. */
  incidentAbove?: number;
  /** Burn rate above which the tier begins, averaged over so many hours. */
  burnAbove?: { factor: number; hours: number };
}

/** When a tier ends: hysteresis, so that a value on the edge does not flap. No entry rule may hold meanwhile. */
export interface TierExit {
  /** Share of the budget left above which the tier may end. Not lower than its entry. */
  remainingAbove: number;
  /** For how many hours the budget must have stayed above it. */
  heldForHours: number;
  /** The party that must have confirmed, since the tier began, that the cause is mended. Absent: none. */
  confirmedBy?: Party;
}

/** A stretch of the budget with its rule, its decision and what each party does in it. */
export interface Tier {
  id: string;
  /** What people call it: "Caution". Absent: the word of its decision. */
  name?: string;
  decision: TierDecision;
  /** Absent on the first tier only: it holds when no other does. */
  enter?: TierEntry;
  /** Absent: the tier ends as soon as its entry no longer holds. */
  leave?: TierExit;
  /** What was agreed for this tier, one or two sentences: "Canary only." */
  agreed: string;
  /** What single parties do in it. */
  duties: Partial<Record<Party, string>>;
  /** Share of the team's capacity that goes into reliability while it holds, 0 … 1. */
  reliabilityShare?: number;
}
