/** @jest-environment node */
import fc from 'fast-check';
import { checkoutSlo, checkoutTerms } from '../agreement/agreementFixture';
import { PARTIES } from '../agreement/parties';
import { sloTermsOf } from '../agreement/sloTermsOf';
import type { SloTerms, Terms } from '../agreement/Terms';
import { termsHash } from '../agreement/termsHash';
import { termsSchema } from '../agreement/termsSchemas';
import type { Tier } from '../agreement/Tier';
import type { Indicator } from '../slo/Indicator';
import { termsDiff } from './termsDiff';

/** Each field with values it can have; `undefined` where it can be left out. */
type Values<Whole> = { [Field in keyof Required<Whole>]: ReadonlyArray<Whole[Field]> };

const SINGLE: Array<Exclude<Indicator, { kind: 'composite' }>> = [
  { kind: 'events', bad: 'bad', total: 'all' },
  { kind: 'events', good: 'good', total: 'all' },
  { kind: 'events', good: 'good', bad: 'bad' },
  { kind: 'latency', histogram: 'h', threshold: 0.3 },
  { kind: 'native-latency', histogram: 'h', threshold: 0.3 },
  { kind: 'native-latency', histogram: 'h', threshold: 0.5 },
  { kind: 'slices', query: 'q', good: { is: '<', value: 0.3 } },
  { kind: 'slices', query: 'q', good: { is: '<', value: 0.3 }, sliceSeconds: 60 },
  { kind: 'up', gauge: 'g', across: 'any' },
  { kind: 'up', gauge: 'g', across: 'share' },
  { kind: 'ratio', ratio: 'r', measures: 'good' },
  { kind: 'ratio', ratio: 'r', measures: 'bad', weight: 'w' },
  { kind: 'queries', queries: [{ refId: 'A', expr: 'a' }], ratio: { refId: 'A', measures: 'bad' } },
  { kind: 'queries', queries: [{ refId: 'A', expr: 'a', legend: 'x' }], ratio: { refId: 'A', measures: 'bad' } },
  {
    kind: 'queries',
    queries: [{ refId: 'A', rawSql: 'select' }],
    bad: { refId: 'A', field: 'bad' },
    total: { refId: 'A', field: 'all' },
    stamp: 'end',
    bucketSeconds: 600,
  },
];
const INDICATORS: Indicator[] = [
  ...SINGLE,
  {
    kind: 'composite',
    combine: 'worst',
    parts: [
      { name: 'Pay', indicator: SINGLE[0]! },
      { name: 'Cart', indicator: SINGLE[3]! },
    ],
  },
  {
    kind: 'composite',
    combine: 'weighted',
    parts: [
      { name: 'Pay', weight: 2, indicator: SINGLE[0]! },
      { name: 'Cart', indicator: SINGLE[3]! },
    ],
  },
];

const slo = sloTermsOf(checkoutSlo());

const SLO_VALUES: Values<SloTerms> = {
  id: ['checkout', 'login'],
  title: ['Checkout works', 'Login works'],
  promise: ['', 'Customers can pay.'],
  words: [slo.words, { ...slo.words, bad: 'slow' }],
  source: [slo.source, { ...slo.source, uid: 'mimir' }],
  indicator: INDICATORS,
  groupBy: [undefined, ['region'], ['region', 'tenant']],
  exclusions: [
    undefined,
    [],
    [{ reason: 'Tests.', approvedBy: ['Pat'], matcher: { label: 'a', is: '=', value: 'b' } }],
    [{ reason: 'Tests.', approvedBy: [], matcher: { label: 'a', is: '=', value: 'b' } }],
    [{ reason: 'Works.', approvedBy: [], from: '2026-11-03T10:00:00Z', to: '2026-11-03T11:00:00Z' }],
    [{ reason: 'Works.', approvedBy: [], from: '2026-11-03T10:30:00Z', to: '2026-11-03T11:30:00Z' }],
  ],
  target: [0.999, 0.9995, 0.9990000001],
  window: [
    { kind: 'rolling', days: 28 },
    { kind: 'calendar', period: 'week', timeZone: 'UTC' },
    { kind: 'calendar', period: 'week', timeZone: 'UTC', weekStart: 'monday' },
  ],
  startsOn: [undefined, '2026-11-01', '2026-12-01'],
};

const TIER_VALUES: Values<Tier> = {
  id: ['care', 'caution'],
  name: [undefined, 'Caution', 'Ship with care'],
  decision: ['ship', 'care', 'stop'],
  enter: [
    undefined,
    { remainingBelow: 0.25 },
    { remainingBelow: 0 },
    { incidentAbove: 0.2 },
    { burnAbove: { factor: 14.4, hours: 1 } },
    { burnAbove: { factor: 14.4, hours: 6 } },
    { remainingBelow: 0.25, incidentAbove: 0.2 },
  ],
  leave: [
    undefined,
    { remainingAbove: 0.3, heldForHours: 6 },
    { remainingAbove: 0.3, heldForHours: 0 },
    { remainingAbove: 0.3, heldForHours: 6, confirmedBy: 'lead' },
  ],
  agreed: ['Canary first.', 'Canary only.'],
  duties: [{}, { sre: 'Reviews.' }, { sre: '' }, { product: 'a', lead: 'b', development: 'c', executive: 'd' }],
  reliabilityShare: [undefined, 0, 0.5],
};

const TERMS_VALUES: Values<Omit<Terms, 'slos' | 'tiers'>> = {
  title: ['Checkout', 'Login'],
  required: [
    ['product', 'sre'],
    ['sre', 'product'],
    ['product', 'sre', 'lead'],
  ],
  alwaysAllowed: ['', 'Security fixes.'],
  goals: ['', 'Customers can pay.'],
  notGoals: ['', 'Punishing a team.'],
  escalation: ['', 'The lead decides.'],
  reviewOn: ['2027-06-03', '2027-06-04', '2028-06-03'],
  data: [
    { maxAgeMinutes: 15, minCoverage: 0.9 },
    { maxAgeMinutes: 16, minCoverage: 0.9 },
    { maxAgeMinutes: 15, minCoverage: 0.8 },
  ],
  exceptionsBy: [undefined, ['lead'], ['lead', 'product']],
  exclusionsBy: [undefined, ['product', 'sre'], ['sre', 'product']],
  minAllowedBad: [10, 11],
};

function recordOf<Whole>(values: Values<Whole>): fc.Arbitrary<Whole> {
  return fc
    .record(
      Object.fromEntries(
        Object.entries<readonly unknown[]>(values).map(([field, all]) => [field, fc.constantFrom(...all)])
      )
    )
    .map((it) => withoutUndefined(it) as Whole);
}

function withoutUndefined(whole: object): object {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
}

const listOf = <Item extends { id: string }>(values: Values<Item>) =>
  fc.uniqueArray(recordOf(values), { minLength: 1, maxLength: 2, selector: (it) => it.id });

const anyTerms: fc.Arbitrary<Terms> = fc
  .tuple(recordOf(TERMS_VALUES), listOf(SLO_VALUES), listOf(TIER_VALUES))
  .map(([rest, slos, tiers]) => ({ ...rest, slos, tiers }));

test('terms differ in nothing exactly when their hashes are equal', () => {
  fc.assert(
    fc.property(anyTerms, anyTerms, fc.boolean(), (a, other, isSame) => {
      const b = isSame ? structuredClone(a) : other;
      expect(termsDiff(a, b).length === 0).toBe(termsHash(a) === termsHash(b));
    }),
    { numRuns: 100 }
  );
});

test('every change says what it was or what it is, and the two do not read the same', () => {
  fc.assert(
    fc.property(anyTerms, anyTerms, (a, b) => {
      for (const { path, label, before, after } of [...termsDiff(a, b), ...termsDiff(undefined, b)]) {
        expect([path, label].every((it) => it !== '')).toBe(true);
        expect(before).not.toBe(after);
      }
    }),
    { numRuns: 100 }
  );
});

describe('every field that is signed is compared', () => {
  const { slos, tiers, ...rest } = termsSchema.entries;
  const whole = checkoutTerms();

  test('the values above have all of them, by the schema', () => {
    expect(Object.keys(TERMS_VALUES).sort()).toEqual(Object.keys(rest).sort());
    expect(Object.keys(SLO_VALUES).sort()).toEqual(Object.keys(slos.pipe[0].item.entries).sort());
    expect(Object.keys(TERMS_VALUES.data[0]!)).toEqual(Object.keys(rest.data.entries));
    expect([...PARTIES]).toEqual(Object.keys(tiers.pipe[0].item.entries.duties.entries));
    expect(Object.keys(TIER_VALUES).sort()).toEqual(Object.keys(tiers.pipe[0].item.entries).sort());
  });

  /** Every pair of different values of one field, the rest being equal. */
  function pairs(values: object, base: object): Array<[string, object, object]> {
    return Object.entries(values as Record<string, readonly unknown[]>).flatMap(([field, all]) =>
      all.flatMap((value, index) =>
        all
          .slice(index + 1)
          .map((other): [string, object, object] => [
            field,
            withoutUndefined({ ...base, [field]: value }),
            withoutUndefined({ ...base, [field]: other }),
          ])
      )
    );
  }

  test.each(pairs(TERMS_VALUES, whole))('terms: %s', (field, a, b) => {
    const paths = termsDiff(a as Terms, b as Terms).map((it) => it.path);
    expect([...new Set(paths.map((it) => it.split('.')[0]))]).toEqual([field]);
  });

  test.each(pairs(SLO_VALUES, slo))('SLO: %s', (field, a, b) => {
    const paths = termsDiff({ ...whole, slos: [a as SloTerms] }, { ...whole, slos: [b as SloTerms] }).map(
      (it) => it.path
    );
    expect(paths).toContain(field === 'id' ? 'slos' : `slos.${slo.id}.${field}`);
  });

  test.each(pairs(TIER_VALUES, whole.tiers[1]!))('tier: %s', (field, a, b) => {
    const paths = termsDiff({ ...whole, tiers: [a as Tier] }, { ...whole, tiers: [b as Tier] }).map((it) => it.path);
    expect(paths.some((it) => it === 'tiers' || it.startsWith(`tiers.care.${field}`))).toBe(true);
    expect(paths.includes('tiers')).toBe(field === 'id');
  });
});
