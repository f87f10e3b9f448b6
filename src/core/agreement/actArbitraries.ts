import fc from 'fast-check';
import type { Exclusion } from '../slo/Exclusion';
import type { Indicator } from '../slo/Indicator';
import type { SloWindow } from '../slo/Slo';
import type { Act, ActReference, Predecessor, StoredAct, Writer } from './Act';
import type { AgreementDefinition, Signer } from './AgreementDefinition';
import { checkoutSlo } from './agreementFixture';
import type { Checkpoint } from './Checkpoint';
import { PARTIES, type Party } from './parties';
import { sloTermsOf } from './sloTermsOf';
import type { SloTerms, Terms } from './Terms';
import type { Tier } from './Tier';

const YEAR_MS = 365 * 86_400_000;

/** Whole words, emoji, quotes and markup: what people write. */
export function anyText(longest: number): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'grapheme', maxLength: longest })
    .map((text) => text.slice(0, longest))
    .filter((text) => !/[\p{Surrogate}\u0000-\u0008\u000b\u000c\u000e-\u001f]/u.test(text));
}

function anyFilledText(longest: number): fc.Arbitrary<string> {
  return anyText(longest).map((text) => (text.trim() === '' ? 'x' : text));
}

/** Ids of SLOs, tiers and agreements. */
export const anyId: fc.Arbitrary<string> = fc
  .stringMatching(/^[a-z0-9][-a-z0-9]{0,28}[a-z0-9]$/)
  .filter((it) => it.length <= 30);

export const anyParty: fc.Arbitrary<Party> = fc.constantFrom(...PARTIES);

const anyHash = fc.stringMatching(/^[0-9a-f]{64}$/);

/** A moment between 2026 and 2029, milliseconds. */
export const anyMoment: fc.Arbitrary<number> = fc.integer({
  min: Date.UTC(2026, 0, 1),
  max: Date.UTC(2028, 11, 31),
});

const anyTimeText = anyMoment.map((it) => new Date(it).toISOString());

const anyStretch = fc
  .tuple(anyMoment, fc.integer({ min: 1, max: YEAR_MS }))
  .map(([from, length]) => ({ from: new Date(from).toISOString(), to: new Date(from + length).toISOString() }));

export const anyWriter: fc.Arbitrary<Writer> = fc.record({ id: fc.nat(1_000_000), login: anyFilledText(190) });

export const anyReference: fc.Arbitrary<ActReference> = fc.record({ uid: anyFilledText(40), hash: anyHash });

const anyPredecessor: fc.Arbitrary<Predecessor> = fc.record(
  { uid: anyFilledText(40), hash: anyHash, by: anyWriter },
  { requiredKeys: ['uid', 'hash'] }
);

/** A share, 0 … 1, as people write them. */
const anyShare = fc.integer({ min: 0, max: 1000 }).map((it) => it / 1000);

const anyIndicator: fc.Arbitrary<Indicator> = fc.oneof(
  fc.record({ kind: fc.constant('events' as const), bad: anyFilledText(80), total: anyFilledText(80) }),
  fc.record({
    kind: fc.constant('latency' as const),
    histogram: anyFilledText(80),
    threshold: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('up' as const),
    gauge: anyFilledText(80),
    across: fc.constantFrom('any' as const, 'all' as const, 'share' as const),
  })
);

const anyWindow: fc.Arbitrary<SloWindow> = fc.oneof(
  fc.constantFrom(1, 7, 28, 30).map((days) => ({ kind: 'rolling' as const, days })),
  fc.constantFrom('month' as const, 'quarter' as const).map((period) => ({
    kind: 'calendar' as const,
    period,
    timeZone: 'Europe/Berlin',
  }))
);

const anyExclusion: fc.Arbitrary<Exclusion> = fc
  .tuple(anyStretch, anyFilledText(200), fc.array(anyFilledText(40), { minLength: 1, maxLength: 3 }))
  .map(([stretch, reason, approvedBy]) => ({ ...stretch, reason, approvedBy }));

export const anySloTerms: fc.Arbitrary<SloTerms> = fc
  .record(
    {
      id: anyId,
      title: anyFilledText(100),
      promise: anyText(200),
      indicator: anyIndicator,
      exclusions: fc.array(anyExclusion, { maxLength: 3 }),
      target: fc.integer({ min: 1, max: 9999 }).map((it) => it / 10_000),
      window: anyWindow,
    },
    { requiredKeys: ['id', 'title', 'promise', 'indicator', 'target', 'window'] }
  )
  .map((change) => ({ ...sloTermsOf(checkoutSlo()), ...change }));

const anyDuties = fc.dictionary(anyParty, anyText(100), { maxKeys: 3 }) as fc.Arbitrary<Tier['duties']>;

/** Tiers that do not contradict each other: ship first, then two thresholds, each left above where it is entered. */
const anyTiers: fc.Arbitrary<Tier[]> = fc
  .record({
    names: fc.array(fc.option(anyFilledText(50), { nil: undefined }), { minLength: 3, maxLength: 3 }),
    agreed: fc.array(anyFilledText(200), { minLength: 3, maxLength: 3 }),
    duties: fc.array(anyDuties, { minLength: 3, maxLength: 3 }),
    enter: fc.integer({ min: 10, max: 50 }),
    confirmedBy: fc.option(anyParty, { nil: undefined }),
    reliabilityShare: fc.option(anyShare, { nil: undefined }),
  })
  .map(({ names, agreed, duties, enter, confirmedBy, reliabilityShare }) => {
    const tier = (i: number, id: string, decision: Tier['decision']): Tier => ({
      id,
      decision,
      ...(names[i] !== undefined && { name: `${i + 1}: ${names[i]}` }),
      agreed: agreed[i] ?? 'x',
      duties: duties[i] ?? {},
    });
    const leave = { remainingAbove: enter / 100 + 0.1, heldForHours: 6 };
    return [
      tier(0, 'ship', 'ship'),
      { ...tier(1, 'care', 'care'), enter: { remainingBelow: enter / 100 }, leave },
      {
        ...tier(2, 'stop', 'stop'),
        enter: { remainingBelow: 0 },
        leave: { ...leave, ...(confirmedBy && { confirmedBy }) },
        ...(reliabilityShare !== undefined && { reliabilityShare }),
      },
    ];
  });

const anyParties = fc.uniqueArray(anyParty, { minLength: 1 });

/** Terms that can be proposed. */
export const anyTerms: fc.Arbitrary<Terms> = fc.record(
  {
    title: anyFilledText(100),
    slos: fc.uniqueArray(anySloTerms, { minLength: 1, maxLength: 2, selector: (it) => it.id }),
    tiers: anyTiers,
    required: anyParties,
    alwaysAllowed: anyText(200),
    goals: anyText(200),
    notGoals: anyText(200),
    escalation: anyText(200),
    reviewOn: anyMoment.map((it) => new Date(it).toISOString().slice(0, 10)),
    data: fc.record({ maxAgeMinutes: fc.integer({ min: 1, max: 10_080 }), minCoverage: anyShare }),
    exceptionsBy: anyParties,
    exclusionsBy: anyParties,
    minAllowedBad: fc.nat(1000),
  },
  {
    requiredKeys: [
      'title',
      'slos',
      'tiers',
      'required',
      'alwaysAllowed',
      'goals',
      'notGoals',
      'escalation',
      'reviewOn',
      'data',
      'minAllowedBad',
    ],
  }
);

const base = { agreement: anyId, previous: anyPredecessor };
const forParty = { ...base, party: anyParty };
const version = fc.integer({ min: 1, max: 1000 });
const onTerms = { ...forParty, version, termsHash: anyHash };
const anyReason = anyFilledText(300);
const slos = fc.array(anyId, { minLength: 1, maxLength: 3 });

const anyAskExclusion = fc
  .tuple(
    fc.record(
      { ...forParty, act: fc.constant('ask-exclusion' as const), slos, reason: anyReason },
      { requiredKeys: ['agreement', 'party', 'act', 'reason'] }
    ),
    anyStretch
  )
  .map(([act, stretch]) => ({ ...act, ...stretch }));

const anyBook = fc
  .tuple(
    fc.record(
      { ...forParty, act: fc.constant('book' as const), title: anyFilledText(200), slos, budgetShare: anyShare },
      { requiredKeys: ['agreement', 'party', 'act', 'title'] }
    ),
    anyStretch
  )
  .map(([act, stretch]) => ({ ...act, ...stretch }));

/** Every kind of act, whatever it says: what can be stored. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record(
    { ...forParty, act: fc.constant('propose' as const), version, terms: anyTerms, reason: anyText(300) },
    { requiredKeys: ['agreement', 'party', 'act', 'version', 'terms', 'reason'] }
  ),
  fc.record(
    { ...onTerms, act: fc.constant('sign' as const) },
    { requiredKeys: ['agreement', 'party', 'act', 'version', 'termsHash'] }
  ),
  fc.record(
    {
      ...onTerms,
      act: fc.constant('send-back' as const),
      reason: anyReason,
      counter: fc.record({ version, terms: anyTerms }),
    },
    { requiredKeys: ['agreement', 'party', 'act', 'version', 'termsHash', 'reason'] }
  ),
  fc.record(
    { ...onTerms, act: fc.constant('retire' as const), reason: anyReason },
    { requiredKeys: ['agreement', 'party', 'act', 'version', 'termsHash', 'reason'] }
  ),
  fc.record(
    { ...base, act: fc.constant('comment' as const), version, text: anyReason },
    { requiredKeys: ['agreement', 'act', 'text'] }
  ),
  fc.record(
    {
      ...forParty,
      act: fc.constant('ask-exception' as const),
      slos,
      scope: anyFilledText(300),
      reason: anyReason,
      until: anyTimeText,
    },
    { requiredKeys: ['agreement', 'party', 'act', 'scope', 'reason', 'until'] }
  ),
  anyAskExclusion,
  fc.record(
    { ...forParty, act: fc.constant('approve' as const), of: anyReference },
    { requiredKeys: ['agreement', 'party', 'act', 'of'] }
  ),
  fc.record(
    { ...forParty, act: fc.constantFrom('decline' as const, 'revoke' as const), of: anyReference, reason: anyReason },
    { requiredKeys: ['agreement', 'party', 'act', 'of', 'reason'] }
  ),
  fc.record(
    { ...forParty, act: fc.constant('confirm-recovery' as const), tier: anyId, slo: anyId, reason: anyReason },
    { requiredKeys: ['agreement', 'party', 'act', 'tier', 'reason'] }
  ),
  anyBook,
  fc.record(
    { ...base, act: fc.constant('note' as const), text: anyReason, slos },
    { requiredKeys: ['agreement', 'act', 'text'] }
  )
);

const anySigner: fc.Arbitrary<Signer> = fc.record(
  {
    userId: fc.integer({ min: 1, max: 1_000_000 }),
    login: anyFilledText(190),
    name: anyFilledText(190),
    from: fc.constant('2025-01-01T00:00:00Z'),
    until: anyTimeText,
  },
  { requiredKeys: ['login', 'name'] }
);

const anySigners = fc.uniqueArray(anySigner, { maxLength: 3, selector: (it) => it.login.toLowerCase() });

const anyStored: fc.Arbitrary<StoredAct> = fc.record({
  uid: anyFilledText(40),
  act: anyAct,
  version: fc.integer({ min: 1, max: 5 }),
  createdAt: anyMoment,
  createdBy: anyWriter,
  updatedAt: anyMoment,
  updatedBy: anyWriter,
});

const anyCheckpoint: fc.Arbitrary<Checkpoint> = fc.record({
  until: anyMoment,
  count: fc.nat(1000),
  digest: anyHash,
  recent: fc.array(fc.record({ uid: anyFilledText(40), hash: anyHash, highest: fc.nat(100) }), { maxLength: 3 }),
  kept: fc.array(anyStored, { maxLength: 2 }),
  by: anyWriter,
  at: anyMoment,
});

/** Every agreement that can be stored. */
export const anyDefinition: fc.Arbitrary<AgreementDefinition> = fc.record(
  {
    id: anyId,
    title: anyFilledText(100),
    service: anyText(100),
    slos: fc.uniqueArray(anyId, { minLength: 1, maxLength: 3 }),
    signers: fc.record(
      {
        product: anySigners,
        sre: anySigners,
        lead: anySigners,
        development: anySigners,
        executive: anySigners,
      },
      { requiredKeys: [] }
    ),
    required: fc.uniqueArray(anyParty),
    requiredFrom: fc.record({ executive: anyTimeText, lead: anyTimeText }, { requiredKeys: [] }),
    checkpoint: anyCheckpoint,
  },
  { requiredKeys: ['id', 'title', 'slos', 'signers', 'required'] }
);
