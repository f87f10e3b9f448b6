import type { AgreementDefinition, Signer } from '../../src/core/agreement/AgreementDefinition';
import { DEFAULT_TIERS } from '../../src/core/agreement/defaultTiers';
import type { Party } from '../../src/core/agreement/parties';
import { REQUIRED_PARTIES } from '../../src/core/agreement/parties';
import type { Terms } from '../../src/core/agreement/Terms';
import type { Tier } from '../../src/core/agreement/Tier';
import type { EventWords, Slo } from '../../src/core/slo/Slo';
import type { DemoStep } from './DemoStep';

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
  /** What people said about it, in order. */
  steps: readonly DemoStep[];
}

const EVERYBODY = ['pat', 'sam', 'lee', 'dana'];

/** Care begins late: what Product wished for sign-in, and SRE sent back. */
const LATE_CARE = DEFAULT_TIERS.map((tier) =>
  tier.id === 'care'
    ? { ...tier, enter: { remainingBelow: 0.1 }, leave: { remainingAbove: 0.15, heldForHours: 6 } }
    : tier
);

/** One agreement an SLO, of which one is still being negotiated and waits for Product and the engineering lead. */
export const DEMO_AGREEMENTS: readonly DemoAgreement[] = [
  agreement('checkout', 'When checkout fails too often', 'Nobody complained while 1 in 1,000 failed.', [
    { by: 'pat', act: 'book', title: 'Gift cards', inDays: 9, forDays: 2, budgetShare: 0.2 },
  ]),
  agreement('search', 'When search does not answer', 'A search that fails is tried again.'),
  agreement('payments', 'When payments do not go through', 'A failed payment is a lost order.', [
    {
      by: 'pat',
      act: 'ask-exception',
      scope: 'Release 5.3 with the new card form',
      reason: 'The old form loses orders on phones.',
      forDays: 3,
    },
    { by: 'lee', act: 'decline', reason: 'We do not know yet why payments failed. First that, then the form.' },
    { by: 'sam', act: 'note', text: 'The provider says its gateway in the second region was overloaded.' },
  ]),
  {
    id: 'login',
    title: 'When people cannot sign in',
    slo: 'login',
    steps: [
      {
        by: 'pat',
        act: 'propose',
        version: 1,
        reason: 'Careful releases cost us a week last time.',
        tiers: LATE_CARE,
      },
      {
        by: 'sam',
        act: 'send-back',
        version: 1,
        reason: 'Fine, if "with care" starts at 25 %, not at 10 %: below that one bad night uses up the rest.',
        counter: { version: 2, tiers: DEFAULT_TIERS },
      },
      { by: 'sam', act: 'sign', version: 2 },
      { by: 'lee', act: 'comment', version: 2, text: 'Does this hold for sign-in in the app as well?' },
      { by: 'sam', act: 'comment', version: 2, text: 'Yes, it is the same service.' },
      { by: 'dana', act: 'sign', version: 2 },
    ],
  },
  agreement('reports', 'When reports are not ready', 'One report in a hundred may be made again by hand.'),
  agreement('beta-api', 'When the beta API does not answer', 'Beta customers know what beta means.'),
];

/** An agreement's definition: the same four people act for their parties in all of them. */
export function demoDefinition(
  { id, title, slo: covered }: DemoAgreement,
  signers: Partial<Record<Party, Signer[]>>
): AgreementDefinition {
  return { id, title, slos: [covered], signers, required: [...REQUIRED_PARTIES] };
}

/** The words of an agreement beside its SLOs. */
export function demoWords(
  { title }: DemoAgreement,
  reviewOn: string,
  tiers: readonly Tier[] = DEFAULT_TIERS
): Omit<Terms, 'slos'> {
  return {
    title,
    tiers: [...tiers],
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

/** An agreement that Pat proposed and all signed, and what was said since. */
function agreement(id: string, title: string, reason: string, later: readonly DemoStep[] = []): DemoAgreement {
  const signed = EVERYBODY.map((by): DemoStep => ({ by, act: 'sign', version: 1 }));
  return { id, title, slo: id, steps: [{ by: 'pat', act: 'propose', version: 1, reason }, ...signed, ...later] };
}
