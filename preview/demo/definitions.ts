import type { AgreementDefinition, Signer } from '../../src/core/agreement/AgreementDefinition';
import { DEFAULT_TIERS } from '../../src/core/agreement/defaultTiers';
import type { Party } from '../../src/core/agreement/parties';
import { REQUIRED_PARTIES } from '../../src/core/agreement/parties';
import type { Terms } from '../../src/core/agreement/Terms';
import type { EventWords, Slo } from '../../src/core/slo/Slo';

/** What is promised of the six services. */
export const DEMO_SLOS: readonly Slo[] = [
  slo('checkout', 'Checkout works', 'Customers can finish a checkout.', 'Shop', 0.999, 'checkout', 'checkouts'),
  slo('search', 'Search answers', 'Customers get an answer to every search.', 'Shop', 0.995, 'search', 'searches'),
  slo('payments', 'Payments go through', 'A payment goes through.', 'Payments', 0.9995, 'payment', 'payments'),
  slo('login', 'People can sign in', 'People can sign in.', 'Identity', 0.999, 'sign-in', 'sign-ins'),
  slo('reports', 'Reports are ready', 'A report is there when it is opened.', 'Data', 0.99, 'report', 'reports'),
  slo('beta-api', 'Beta API answers', 'Calls to the beta API are answered.', 'Platform', 0.999, 'request', 'requests'),
];

/** What was agreed for one SLO, and how far that came. */
export interface DemoAgreement {
  id: string;
  title: string;
  slo: string;
  proposedBy: string;
  reason: string;
  /** Logins of those who signed version 1, in order. */
  signedBy: readonly string[];
}

const EVERYBODY = ['pat', 'sam', 'lee', 'dana'];

/** One agreement an SLO, of which one still waits for Product and the engineering lead. */
export const DEMO_AGREEMENTS: readonly DemoAgreement[] = [
  agreement('checkout', 'When checkout fails too often', 'pat', 'Nobody complained while 1 in 1,000 failed.'),
  agreement('search', 'When search does not answer', 'pat', 'A search that fails is tried again.'),
  agreement('payments', 'When payments do not go through', 'pat', 'A failed payment is a lost order.'),
  {
    ...agreement('login', 'When people cannot sign in', 'sam', 'We stop and talk before we need it.'),
    signedBy: ['sam', 'dana'],
  },
  agreement('reports', 'When reports are not ready', 'pat', 'One report in a hundred may be made again by hand.'),
  agreement('beta-api', 'When the beta API does not answer', 'pat', 'Beta customers know what beta means.'),
];

/** An agreement's definition: the same four people act for their parties in all of them. */
export function demoDefinition(
  { id, title, slo: covered }: DemoAgreement,
  signers: Partial<Record<Party, Signer[]>>
): AgreementDefinition {
  return { id, title, slos: [covered], signers, required: [...REQUIRED_PARTIES] };
}

/** The words of an agreement beside its SLOs. */
export function demoWords({ title }: DemoAgreement, reviewOn: string): Omit<Terms, 'slos'> {
  return {
    title,
    tiers: [...DEFAULT_TIERS],
    required: [...REQUIRED_PARTIES],
    alwaysAllowed: 'Security fixes and fixes of what is broken.',
    goals: 'Nobody has to argue about a release while something is on fire.',
    notGoals: 'Punishing a team, or comparing teams.',
    escalation: 'Whoever disagrees asks the engineering lead, the same day.',
    reviewOn,
    data: { maxAgeMinutes: 15, minCoverage: 0.9 },
    minAllowedBad: 1,
  };
}

function slo(
  id: string,
  title: string,
  promise: string,
  team: string,
  target: number,
  one: EventWords['one'],
  many: EventWords['many']
): Slo {
  const total = `http_requests_total{service="${id}"}`;
  const bad = `http_requests_total{service="${id}",code="500"}`;
  return {
    id,
    title,
    promise,
    service: id,
    team,
    words: { one, many, bad: 'failed' },
    source: { type: 'prometheus', uid: 'prometheus' },
    indicator: { kind: 'events', bad, total },
    target,
    window: { kind: 'rolling', days: 28 },
  };
}

function agreement(id: string, title: string, proposedBy: string, reason: string): DemoAgreement {
  return { id, title, slo: id, proposedBy, reason, signedBy: EVERYBODY };
}
