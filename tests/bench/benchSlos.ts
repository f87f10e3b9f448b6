import { SIGNED } from '../../src/core/policy/policyFixture';
import type { Slo } from '../../src/core/slo/Slo';
import { checkoutSlo } from '../../src/core/agreement/agreementFixture';
import type { Judged } from '../../src/engine/BudgetEngine';
import { type BenchService, CHECKOUT_SERVICE, WALL_SERVICES } from './BenchService';
import { selectorsOf, TARGET } from './rivals';

/** A 28-day SLO over a service's requests, under an agreement that was signed three months ago. */
export function requestsSlo(service: BenchService): Judged {
  return judged({
    id: service.name,
    title: `${service.name} works`,
    service: service.name,
    target: TARGET,
    indicator: { kind: 'events', ...selectorsOf(service) },
  });
}

export function wallSlos(): Judged[] {
  return WALL_SERVICES.map(requestsSlo);
}

/** One SLO of each kind that Prometheus is asked about, and one whose bad series does not exist: 7 days, to keep a day of refreshes short. */
export function slosOfEveryKind(): Judged[] {
  const { name } = CHECKOUT_SERVICE;
  const { bad, total } = selectorsOf(CHECKOUT_SERVICE);
  const histogram = `http_request_duration_seconds{service="${name}"}`;
  const events = { kind: 'events', bad, total } as const;
  const kinds: Array<Partial<Slo> & Pick<Slo, 'id' | 'indicator'>> = [
    { id: 'events', indicator: events },
    { id: 'grouped', indicator: events, groupBy: ['pod'] },
    { id: 'never-failed', indicator: { kind: 'events', ...selectorsOf(WALL_SERVICES[9]!) } },
    { id: 'latency', indicator: { kind: 'latency', histogram, threshold: 0.3 } },
    {
      id: 'slices',
      indicator: {
        kind: 'slices',
        query: `sum(rate(${bad}[5m])) / sum(rate(${total}[5m]))`,
        good: { is: '<', value: 0.01 },
      },
    },
    { id: 'up', indicator: { kind: 'up', gauge: `probe_success{service="${name}"}`, across: 'any' } },
    {
      id: 'ratio',
      indicator: { kind: 'ratio', ratio: `slo:sli_error:ratio_rate5m{sloth_service="${name}"}`, measures: 'bad' },
    },
    {
      id: 'calendar',
      indicator: events,
      window: { kind: 'calendar', period: 'month', timeZone: 'Asia/Kolkata' },
    },
    {
      id: 'journey',
      indicator: {
        kind: 'composite',
        combine: 'worst',
        parts: [
          { name: 'Answered', indicator: events },
          { name: 'Fast', indicator: { kind: 'latency', histogram, threshold: 0.3 } },
        ],
      },
    },
  ];
  return kinds.map((it) => judged({ window: { kind: 'rolling', days: 7 }, ...it }));
}

function judged(change: Partial<Slo>): Judged {
  return { slo: checkoutSlo(change), agreement: SIGNED };
}
