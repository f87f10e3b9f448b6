import type { Slo } from '../slo/Slo';
import type { Act, StoredAct, Writer } from './Act';
import { actHash } from './actHash';
import type { AgreementDefinition } from './AgreementDefinition';
import { DEFAULT_TIERS } from './defaultTiers';
import type { Party } from './parties';
import { REQUIRED_PARTIES } from './parties';
import type { Terms } from './Terms';
import { termsHash } from './termsHash';
import { termsOf } from './termsOf';

/** A known-good SLO that tests change one field of at a time. */
export function checkoutSlo(change: Partial<Slo> = {}): Slo {
  return {
    id: 'checkout',
    title: 'Checkout works',
    promise: 'Customers can finish a checkout.',
    service: 'checkout',
    team: 'Shop',
    words: { one: 'checkout', many: 'checkouts', bad: 'failed' },
    source: { type: 'prometheus', uid: 'prometheus' },
    indicator: {
      kind: 'events',
      bad: 'http_requests_total{service="checkout",code="500"}',
      total: 'http_requests_total{service="checkout"}',
    },
    target: 0.999,
    window: { kind: 'rolling', days: 28 },
    ...change,
  };
}

/** A known-good agreement: one person for each of the four parties that must sign. */
export function checkoutAgreement(change: Partial<AgreementDefinition> = {}): AgreementDefinition {
  return {
    id: 'checkout',
    title: 'When checkout fails too often',
    slos: ['checkout'],
    signers: {
      product: [{ userId: 2, login: 'pat', name: 'Pat Reyes' }],
      sre: [{ userId: 3, login: 'sam', name: 'Sam Okafor' }],
      lead: [{ userId: 4, login: 'lee', name: 'Lee Andersson' }],
      development: [{ userId: 5, login: 'dana', name: 'Dana Costa' }],
    },
    required: [...REQUIRED_PARTIES],
    ...change,
  };
}

/** Known-good terms. */
export function checkoutTerms(change: Partial<Terms> = {}): Terms {
  return {
    ...termsOf(
      {
        title: 'When checkout fails too often',
        tiers: JSON.parse(JSON.stringify(DEFAULT_TIERS)) as Terms['tiers'],
        required: [...REQUIRED_PARTIES],
        alwaysAllowed: 'Security fixes.',
        goals: 'Customers can pay.',
        notGoals: 'Punishing a team.',
        escalation: 'The engineering lead decides.',
        reviewOn: '2027-06-03',
        data: { maxAgeMinutes: 15, minCoverage: 0.9 },
        minAllowedBad: 10,
      },
      [checkoutSlo()]
    ),
    ...change,
  };
}

export const PEOPLE = {
  pat: { id: 2, login: 'pat' },
  sam: { id: 3, login: 'sam' },
  lee: { id: 4, login: 'lee' },
  dana: { id: 5, login: 'dana' },
  outsider: { id: 9, login: 'mallory' },
} as const satisfies Record<string, Writer>;

/** Writes a record act by act, each a minute after the one before, and each naming that one. */
export class RecordWriter {
  readonly acts: StoredAct[] = [];

  constructor(private readonly start: number) {}

  /** The time of the newest act. */
  get time(): number {
    return this.start + this.acts.length * 60_000;
  }

  propose(by: Writer, party: Party, terms: Terms, version = 1): StoredAct {
    return this.add(by, { ...this.base(party), act: 'propose', version, terms, reason: '' });
  }

  sign(by: Writer, party: Party, terms: Terms, version = 1): StoredAct {
    return this.add(by, { ...this.base(party), act: 'sign', version, termsHash: termsHash(terms) });
  }

  /** Everybody signs, in the order of the parties. */
  signAll(terms: Terms, version = 1): void {
    this.sign(PEOPLE.pat, 'product', terms, version);
    this.sign(PEOPLE.sam, 'sre', terms, version);
    this.sign(PEOPLE.lee, 'lead', terms, version);
    this.sign(PEOPLE.dana, 'development', terms, version);
  }

  add(by: Writer, act: Act): StoredAct {
    const at = this.start + (this.acts.length + 1) * 60_000;
    const stored: StoredAct = {
      uid: `act-${this.acts.length + 1}`,
      act,
      version: 1,
      createdAt: at,
      createdBy: { ...by },
      updatedAt: at,
      updatedBy: { ...by },
    };
    this.acts.push(stored);
    return stored;
  }

  private base(party: Party): { agreement: string; party: Party; previous?: { uid: string; hash: string } } {
    const newest = this.acts.at(-1);
    return {
      agreement: 'checkout',
      party,
      ...(newest && { previous: { uid: newest.uid, hash: actHash(newest.act) } }),
    };
  }
}
