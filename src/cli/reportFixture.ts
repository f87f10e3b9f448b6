import type { AgreementState } from '../core/agreement/AgreementState';
import { decidePolicy, type Metrics } from '../core/policy/decidePolicy';
import { CHECKOUT, metrics, NOW } from '../core/policy/policyFixture';
import type { Slo } from '../core/slo/Slo';
import { reportOf } from './reportOf';
import type { SloReport } from './SloReport';

/** A thousand checkouts an hour for a hundred days; one fails every second hour, and for three hours ten days ago 80 do. */
export const INCIDENT: Metrics = metrics((hoursAgo) => ({
  total: 1000,
  bad: hoursAgo >= 240 && hoursAgo < 243 ? 80 : hoursAgo % 2,
}));

/** For tests: what is said of an SLO with these metrics. */
export function testReport(
  read: Metrics,
  { agreement, slo = CHECKOUT, periods }: { agreement?: AgreementState; slo?: Slo; periods?: number } = {}
): SloReport {
  const verdict = decidePolicy({ at: NOW, slo, agreement, metrics: read });
  const counted = read.ok ? { counts: read.counts, evaluatedTo: read.evaluatedTo, grainMs: 3_600_000 } : {};
  return reportOf(
    { verdict, ...counted },
    { isAgreementLookedAt: agreement !== undefined, way: 'prometheus', periods }
  );
}
