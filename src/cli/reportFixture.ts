import type { AgreementState } from '../core/agreement/AgreementState';
import { countedSeries } from '../core/budget/budgetFixture';
import { Timeline } from '../core/budget/Timeline';
import { decidePolicy, type Metrics } from '../core/policy/decidePolicy';
import { CHECKOUT, NOW } from '../core/policy/policyFixture';
import { ledgerStart } from '../core/slo/ledgerStart';
import type { Slo } from '../core/slo/Slo';
import type { Reader } from '../core/wording/formatTime';
import { reportOf } from './reportOf';
import type { SloReport } from './SloReport';

const FIVE_MINUTES = 300_000;
const BUCKETS = 100 * 288;

/**
 * A hundred checkouts every five minutes for a hundred days; one fails every other hour, and ten days ago eight do in each five
 * minutes of three hours.
 */
export const INCIDENT: Metrics = {
  ok: true,
  counts: new Timeline(
    countedSeries(
      NOW - BUCKETS * FIVE_MINUTES,
      FIVE_MINUTES,
      Array.from({ length: BUCKETS }, (_, i) => {
        const ago = BUCKETS - i;
        return { total: 100, bad: ago > 2880 && ago <= 2916 ? 8 : Number(ago % 24 === 7) };
      })
    ),
    []
  ),
  evaluatedTo: NOW,
  newestAt: NOW - 20_000,
};

/** For tests: somebody who asks at that very time. */
export const UTC: Reader = { timeZone: 'UTC', now: NOW };

/** For tests: what is said of an SLO with these metrics. */
export function testReport(
  read: Metrics,
  { agreement, slo = CHECKOUT, periods }: { agreement?: AgreementState; slo?: Slo; periods?: number } = {}
): SloReport {
  const verdict = decidePolicy({ at: NOW, slo, agreement, metrics: read });
  const counted = read.ok ? { counts: read.counts, evaluatedTo: read.evaluatedTo, grainMs: FIVE_MINUTES } : {};
  const promised = agreement?.inForce
    ? [{ since: agreement.inForce.since, target: slo.target, tiers: agreement.inForce.terms.tiers }]
    : [];
  const ledger = periods === undefined ? undefined : { from: ledgerStart(slo, NOW, periods), promised };
  return reportOf({ verdict, ...counted }, { isAgreementLookedAt: agreement !== undefined, way: 'prometheus', ledger });
}
