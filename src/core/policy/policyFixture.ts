import { checkoutSlo } from '../agreement/agreementFixture';
import type { AgreementState, AgreementVersion, InForce } from '../agreement/AgreementState';
import { emptyState } from '../agreement/emptyState';
import { DEFAULT_TIERS } from '../agreement/defaultTiers';
import { REQUIRED_PARTIES } from '../agreement/parties';
import type { Terms } from '../agreement/Terms';
import { countedSeries } from '../budget/budgetFixture';
import { Timeline } from '../budget/Timeline';
import type { Slo } from '../slo/Slo';
import type { Metrics } from './decidePolicy';

const HOUR = 3_600_000;

/** Known-good objects that tests change one thing of. Sunday 22 November 2026, 11:00 UTC. */
export const NOW = Date.UTC(2026, 10, 22, 11);

export const CHECKOUT: Slo = checkoutSlo();

export const TERMS: Terms = {
  title: 'When checkout fails too often',
  slos: [CHECKOUT],
  tiers: [...DEFAULT_TIERS],
  required: [...REQUIRED_PARTIES],
  alwaysAllowed: 'Security fixes and P0 fixes.',
  goals: 'Customers can rely on checkout.',
  notGoals: 'Punishing a team.',
  escalation: 'The CTO.',
  reviewOn: '2027-06-03',
  data: { maxAgeMinutes: 15, minCoverage: 0.9 },
  minAllowedBad: 1,
};

const VERSION: AgreementVersion = {
  version: 3,
  terms: TERMS,
  termsHash: 'hash',
  proposalUid: 'act-1',
  proposedAt: NOW - 100 * 24 * HOUR,
  proposedBy: 'Pat Reyes',
  proposedFor: 'product',
  reason: '',
  sentBack: [],
  status: 'proposed',
  signatures: REQUIRED_PARTIES.map((party, i) => ({
    party,
    actUid: `act-${i + 2}`,
    userId: i + 2,
    name: 'Pat Reyes',
    at: NOW - 99 * 24 * HOUR,
  })),
  required: [...REQUIRED_PARTIES],
  waitsFor: [],
};

const DEFINITION = {
  id: 'checkout',
  title: TERMS.title,
  slos: ['checkout'],
  signers: Object.fromEntries(
    REQUIRED_PARTIES.map((party, i) => [party, [{ userId: i + 2, login: `person-${i + 2}`, name: 'Pat Reyes' }]])
  ),
  required: [...REQUIRED_PARTIES],
};

const IN_FORCE: InForce = { ...VERSION, status: 'in-force', since: NOW - 99 * 24 * HOUR };

/** Signed by everyone 99 days ago. */
export const SIGNED: AgreementState = {
  ...emptyState(DEFINITION),
  inForce: IN_FORCE,
  versions: [IN_FORCE],
};

const OPEN: AgreementVersion = {
  ...VERSION,
  version: 1,
  signatures: VERSION.signatures.slice(1, 2),
  waitsFor: ['product', 'lead'],
};

/** Proposed, and waiting for two. */
export const PROPOSED: AgreementState = {
  ...emptyState(DEFINITION),
  proposed: OPEN,
  versions: [OPEN],
};

/** A hundred days of hourly counts until NOW; `count` gets the hours that will have passed at the end of the bucket. */
export function metrics(
  count: (hoursAgo: number) => { total?: number; bad?: number },
  newestAt = NOW - 20_000
): Metrics {
  const hours = 100 * 24;
  const counts = Array.from({ length: hours }, (_, i) => count(hours - 1 - i));
  return {
    ok: true,
    counts: new Timeline(countedSeries(NOW - hours * HOUR, HOUR, counts), []),
    evaluatedTo: NOW,
    newestAt,
  };
}

/** 1,000 events an hour, 672,000 a window: 672 may be bad. `badPerHour` are. */
export function steady(badPerHour: number): Metrics {
  return metrics(() => ({ total: 1000, bad: badPerHour }));
}

/** A source that does not answer. */
export function failed(message: string): Metrics {
  return { ok: false, failure: { kind: 'source', failure: { kind: 'unreachable', message } } };
}
