import { SIGNED } from '../../src/core/policy/policyFixture';
import type { Slo } from '../../src/core/slo/Slo';
import { checkoutSlo } from '../../src/core/agreement/agreementFixture';
import type { Judged } from '../../src/engine/Job';
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

/**
 * SLOs of several kinds over 7 days, which keeps a day of refreshes short: also one whose bad series does not exist, and two
 * that read the same counters over different windows.
 */
export function slosOfManyKinds(): Judged[] {
  const { name } = CHECKOUT_SERVICE;
  const { bad, total } = selectorsOf(CHECKOUT_SERVICE);
  const events = { kind: 'events', bad, total } as const;
  const latency = {
    kind: 'latency',
    histogram: `http_request_duration_seconds{service="${name}"}`,
    threshold: 0.3,
  } as const;
  const query = `sum(rate(${bad}[5m])) / sum(rate(${total}[5m]))`;
  const kinds: Array<Partial<Slo> & Pick<Slo, 'id' | 'indicator'>> = [
    { id: 'events', indicator: events },
    {
      id: 'events of a month',
      indicator: events,
      window: { kind: 'calendar', period: 'month', timeZone: 'Asia/Kolkata' },
    },
    { id: 'never failed', indicator: { kind: 'events', ...selectorsOf(WALL_SERVICES[9]!) } },
    { id: 'slices', indicator: { kind: 'slices', query, good: { is: '<', value: 0.01 } } },
    {
      id: 'journey',
      indicator: {
        kind: 'composite',
        combine: 'worst',
        parts: [
          { name: 'Answered', indicator: events },
          { name: 'Fast', indicator: latency },
        ],
      },
    },
  ];
  return kinds.map((it) => judged({ window: { kind: 'rolling', days: 7 }, ...it }));
}

function judged(change: Partial<Slo>): Judged {
  return { slo: checkoutSlo(change), agreement: SIGNED };
}
