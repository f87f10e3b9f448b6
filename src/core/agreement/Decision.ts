import type { ActReference } from './Act';
import type { Party } from './parties';
import type { Said } from './Said';

/** Where something that was asked for stands, at the time of the fold. */
export type AskedStatus = 'asked' | 'declined' | 'withdrawn' | 'approved' | 'revoked' | 'expired';

interface Asked {
  /** The act that asked. */
  of: ActReference;
  asked: Said & { party: Party };
  /** Who approved, in order; the asker's own party counts as approving an exclusion. */
  approvals: Array<Said & { party: Party }>;
  /** Parties that still have to approve: all of them for an exclusion, any one of them for an exception. */
  waitsFor: Party[];
  /** Ids of the SLOs; absent: all of the agreement. */
  slos?: string[];
  status: AskedStatus;
  /** Since when it holds, milliseconds; absent while it does not. Kept when it has ended. */
  since?: number;
  /** Who declined, withdrew or revoked it. */
  ended?: Said & { party: Party };
}

/** Leave to do something that the tier forbids. It overlays the state while it holds and ends by itself. */
export interface ExceptionDecision extends Asked {
  kind: 'exception';
  scope: string;
  /** When it ends at the latest, milliseconds. */
  until: number;
}

/** A stretch of time that does not count, by agreement of both sides. */
export interface ExclusionDecision extends Asked {
  kind: 'exclusion';
  /** Milliseconds. */
  from: number;
  to: number;
}

/** Somebody confirmed that the cause of a tier is mended. */
export interface Confirmation extends Said {
  party: Party;
  tier: string;
  /** Absent: all SLOs of the agreement. */
  slo?: string;
}

/** A planned launch. */
export interface Booking extends Said {
  party: Party;
  of: ActReference;
  title: string;
  slos?: string[];
  from: number;
  to: number;
  budgetShare?: number;
  cancelled?: Said & { party: Party };
}
