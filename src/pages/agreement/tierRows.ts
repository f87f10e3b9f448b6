import { PARTIES, type Party, PARTY_NAMES } from '../../core/agreement/parties';
import type { Terms } from '../../core/agreement/Terms';
import type { Tier, TierDecision } from '../../core/agreement/Tier';
import { formatShare } from '../../core/wording/formatShare';
import { tierBegins, tierEnds, tierName } from '../../core/wording/wordTier';

/** One tier as the page shows it. */
export interface TierRow {
  id: string;
  decision: TierDecision;
  name: string;
  begins: string;
  ends: string;
  agreed: string;
  duties: Array<{ party: Party; name: string; text: string }>;
  /** "50 % of the capacity goes into reliability." Empty when nothing was agreed. */
  capacity: string;
}

/** What is done in each tier, best first. */
export function tierRows(terms: Pick<Terms, 'tiers'>): TierRow[] {
  return terms.tiers.map((tier, index) => ({
    id: tier.id,
    decision: tier.decision,
    name: tierName(tier),
    begins: tierBegins(tier) || (index === 0 ? otherwise(terms.tiers) : ''),
    ends: index === 0 ? '' : tierEnds(tier),
    agreed: tier.agreed,
    duties: PARTIES.flatMap((party) => {
      const text = tier.duties[party];
      return text === undefined || text.trim() === '' ? [] : [{ party, name: PARTY_NAMES[party], text }];
    }),
    capacity:
      tier.reliabilityShare === undefined
        ? ''
        : `${formatShare(tier.reliabilityShare)} of the capacity goes into reliability.`,
  }));
}

/** When the first tier holds: "25 % or more left" if that is all there is to the next one. */
function otherwise([, next]: readonly Tier[]): string {
  const { remainingBelow, incidentAbove, burnAbove } = next?.enter ?? {};
  const isAlone = incidentAbove === undefined && burnAbove === undefined;
  return remainingBelow !== undefined && isAlone
    ? `${formatShare(remainingBelow)} or more left`
    : 'whenever no other does';
}
