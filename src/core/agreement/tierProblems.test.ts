/** @jest-environment node */
import fc from 'fast-check';

import { foldTiers } from '../policy/foldTiers';
import type { TierPoint } from '../policy/tierPoints';
import { checkoutTerms } from './agreementFixture';
import { DEFAULT_TIERS } from './defaultTiers';
import { narrowTerms } from './narrowTerms';
import { FOUR_TIERS_POLICY, READY_POLICIES, STOP_ON_RED_POLICY, WORKBOOK_POLICY } from './policies';
import type { Tier, TierDecision, TierEntry, TierExit } from './Tier';
import { tierProblems } from './tierProblems';

const HOUR = 3_600_000;
const SHIP: Tier = { id: 'ship', decision: 'ship', agreed: 'Release freely.', duties: {} };
const HELD: TierExit = { remainingAbove: 0, heldForHours: 24 };

function tier(id: string, decision: TierDecision, enter: TierEntry, leave?: TierExit, name?: string): Tier {
  return { id, decision, name, enter, leave, agreed: 'Careful.', duties: {} };
}

describe('tiers that break are refused with the example that breaks them', () => {
  test.each<[string, Tier[], string]>([
    [
      'overlapping',
      [
        tier('a', 'care', { remainingBelow: 0.25 }, undefined, 'Caution'),
        tier('b', 'care', { remainingBelow: 0.3 }, undefined, 'Warning'),
      ],
      'Warning would begin below 30 %, but Caution before it begins below 25 %. At 24 % left both Caution and Warning begin, so Caution never decides. Write a lower “Begins below” for every later tier.',
    ],
    [
      'overlapping, with a tier of another rule between them',
      [
        tier('care', 'care', { remainingBelow: 0.2 }),
        tier('fire', 'care', { burnAbove: { factor: 6, hours: 6 } }, HELD),
        tier('stop', 'stop', { remainingBelow: 0.2 }),
      ],
      'Reliability first would begin below 20 %, but Ship with care (tier 2) before it begins below 20 %. At 19 % left both Ship with care (tier 2) and Reliability first begin, so Ship with care (tier 2) never decides. Write a lower “Begins below” for every later tier.',
    ],
    [
      'flapping between its exit and its entry',
      [tier('stop', 'stop', { remainingBelow: 0.2 }, { remainingAbove: 0, heldForHours: 24 }, 'Stop')],
      'Stop would end above 0 % while it still begins below 20 %. Raise “Ends above” to at least 20 %: at 10 % left Stop would begin and end again every hour.',
    ],
    [
      'flapping with its incident',
      [tier('stop', 'stop', { incidentAbove: 0.2 })],
      'Reliability first begins by an incident and nothing holds it: it would end in the very hour in which the incident pauses, and begin again with the next one. Fill in “Ends above”, with “held for” 1 hour at least or “confirmed by” a party.',
    ],
    [
      'flapping with the burn rate',
      [tier('stop', 'stop', { burnAbove: { factor: 14.4, hours: 1 } }, { remainingAbove: 0, heldForHours: 0 })],
      'Reliability first begins by the burn rate and nothing holds it: it would end in the very hour in which the burn rate falls, and begin again with the next one. Fill in “Ends above”, with “held for” 1 hour at least or “confirmed by” a party.',
    ],
    [
      'never reached by an incident that always uses everything up',
      [tier('care', 'care', { incidentAbove: 1 }, HELD), tier('stop', 'stop', { remainingBelow: 0 })],
      'Ship with care begins with an incident above 100 % of the budget. After one of 101 % at most −1 % is left, and Reliability first has begun too, which begins below 0 %: the incident rule of Ship with care never decides. Lower the incident, or “Begins below” of Reliability first.',
    ],
    [
      'with the same incident twice',
      [tier('care', 'care', { incidentAbove: 0.2 }, HELD), tier('stop', 'stop', { incidentAbove: 0.2 }, HELD)],
      'Reliability first would begin with an incident above 20 % of the budget, but Ship with care before it begins with one above 20 %. With an incident of 21 % both begin, so the incident rule of Ship with care never decides. Give every later tier a larger incident.',
    ],
    [
      'with a lower burn rate over the same hours',
      [
        tier('care', 'care', { burnAbove: { factor: 6, hours: 6 } }, HELD),
        tier('stop', 'stop', { burnAbove: { factor: 3, hours: 6 } }, HELD),
      ],
      'Reliability first would begin above a burn rate of 3 for 6 h, but Ship with care before it begins above 6. At a burn rate of 7 both begin, so the burn rule of Ship with care never decides. Give every later tier a higher burn rate.',
    ],
    [
      'always begun',
      [tier('care', 'care', { remainingBelow: 1.2 })],
      'Ship with care begins below 120 %, which is always: at 100 % left it has begun already. Write less than 100 %.',
    ],
    [
      'called the same',
      [
        tier('a', 'care', { remainingBelow: 0.5 }, undefined, 'Caution'),
        tier('b', 'care', { remainingBelow: 0.2 }, undefined, 'caution '),
      ],
      'Two tiers are called Caution. Give every tier a name of its own.',
    ],
  ])('%s', (_case, later, sentence) => {
    expect(tierProblems([SHIP, ...later])).toEqual([sentence]);
  });
});

describe('what the SLOs of the terms make impossible', () => {
  const problemsOf = (later: Tier) => {
    const narrowed = narrowTerms(checkoutTerms({ tiers: [SHIP, later] }));
    return narrowed.ok ? [] : narrowed.problems;
  };

  test('a burn rate that not even an outage reaches', () => {
    expect(problemsOf(tier('stop', 'stop', { burnAbove: { factor: 1000, hours: 1 } }, HELD))).toEqual([
      'Reliability first never begins by a burn rate above 1000: of Checkout works every single one may fail, and the burn rate is 1000. Choose a lower one.',
    ]);
    expect(problemsOf(tier('stop', 'stop', { burnAbove: { factor: 999, hours: 1 } }, HELD))).toEqual([]);
  });

  test('a tier that never ends', () => {
    expect(problemsOf(tier('stop', 'stop', { remainingBelow: 0 }, { remainingAbove: 1, heldForHours: 1 }))).toEqual([
      'Reliability first never ends: there is never more than 100 % left. Lower “Ends above” to 95 % or less.',
    ]);
    expect(problemsOf(tier('stop', 'stop', { remainingBelow: 0 }, { remainingAbove: 0, heldForHours: 673 }))).toEqual([
      expect.stringMatching(/^Reliability first never ends by itself: its end has to be held for 673 hours/),
    ]);
  });
});

const anyShare = fc.integer({ min: 0, max: 20 }).map((it) => it / 20);
const anyEntry = fc.record(
  {
    remainingBelow: anyShare,
    incidentAbove: anyShare,
    burnAbove: fc.record({ factor: fc.constantFrom(1, 3, 6, 14.4), hours: fc.constantFrom(1, 6) }),
  },
  { requiredKeys: [] }
);
const anyExit = fc.record({
  remainingAbove: fc.integer({ min: 0, max: 19 }).map((it) => it / 20),
  heldForHours: fc.nat(12),
});
const anyTiers = fc
  .array(
    fc.tuple(fc.constantFrom('care' as const, 'stop' as const), anyEntry, fc.option(anyExit, { nil: undefined })),
    {
      maxLength: 3,
    }
  )
  .map((all) => [SHIP, ...all.map(([decision, enter, leave], i) => tier(`t${i}`, decision, enter, leave))])
  .filter((all) => all.every((it, i) => i === 0 || Object.keys(it.enter!).length > 0));

/** Points as they can be: what an incident spent is gone, and while one goes on the last hour burns at 2 or more. */
const REACHABLE: Array<Omit<TierPoint, 'time'>> = [
  -0.5,
  ...Array.from({ length: 21 }, (_, i) => i / 20 - 0.01),
  1,
].flatMap((remaining) =>
  [0, ...Array.from({ length: 23 }, (_, i) => i / 20 + 0.005)]
    .filter((share) => share <= 1 - remaining)
    .flatMap((share) =>
      [0, 2, 3.5, 7, 15].flatMap((hour) =>
        [0, 2, 3.5, 7, 15]
          .filter(() => share === 0 || hour >= 2)
          .map((six) => ({
            remaining,
            incident: share === 0 ? undefined : { share, since: 0 },
            burns: { 1: hour, 6: six },
          }))
      )
    )
);

describe('every list of tiers that is accepted', () => {
  const accepted = anyTiers.filter((it) => tierProblems(it).length === 0);

  test('reaches each of its tiers, and each by every one of its rules', () => {
    fc.assert(
      fc.property(accepted, (tiers) => {
        const reached = new Set<string>();
        for (const point of REACHABLE) {
          const { tier: i } = foldTiers(tiers, [{ time: 0, ...point }])!;
          const { enter } = tiers[i]!;
          const is = (rule: keyof TierEntry) =>
            foldTiers([SHIP, { ...tiers[i]!, enter: { [rule]: enter?.[rule] } }], [{ time: 0, ...point }])!.tier === 1;
          reached.add(`${i}`);
          (Object.keys(enter ?? {}) as Array<keyof TierEntry>)
            .filter(is)
            .forEach((rule) => reached.add(`${i} ${rule}`));
        }
        const wanted = tiers.flatMap((it, i) => [`${i}`, ...Object.keys(it.enter ?? {}).map((rule) => `${i} ${rule}`)]);
        expect(wanted.filter((it) => !reached.has(it))).toEqual([]);
      }),
      { numRuns: 60 }
    );
  });

  test('does not flap: where nothing changes any more, the tier settles', () => {
    const anyPoint = fc.constantFrom(...REACHABLE);
    fc.assert(
      fc.property(accepted, fc.array(anyPoint, { maxLength: 20 }), anyPoint, (tiers, before, last) => {
        const points = [...before, ...Array<typeof last>(40).fill(last)].map((it, i) => ({ time: i * HOUR, ...it }));
        const after = (count: number) => foldTiers(tiers, points.slice(0, before.length + count))!.tier;
        const settled = after(13);
        expect([14, 20, 30, 40].map(after)).toEqual([settled, settled, settled, settled]);
      })
    );
  });
});

describe('policies to start from', () => {
  test.each(READY_POLICIES.map((it) => [it.name, it] as const))('%s can be proposed as it is', (_name, policy) => {
    const { tiers, alwaysAllowed, description } = policy;
    expect(narrowTerms(checkoutTerms({ tiers: structuredClone(tiers) as Tier[], alwaysAllowed })).ok).toBe(true);
    expect(description).toMatch(/^[^.]+\.$/);
    expect(alwaysAllowed).toBe('Security fixes and P0 fixes.');
  });

  test('the default one too', () => {
    expect(tierProblems(DEFAULT_TIERS)).toEqual([]);
  });

  const decision = (tiers: readonly Tier[], remaining: number) => {
    const { tier: i } = foldTiers(tiers, [{ time: 0, remaining }])!;
    return tiers[i]!.name ?? tiers[i]!.decision;
  };

  test('have the thresholds of their models', () => {
    expect([0.51, 0.49, 0.24, 0.09].map((it) => decision(FOUR_TIERS_POLICY.tiers, it))).toEqual([
      'Healthy',
      'Caution',
      'Warning',
      'Exhausted',
    ]);
    expect([0.01, -0.01].map((it) => decision(STOP_ON_RED_POLICY.tiers, it))).toEqual(['ship', 'stop']);
    expect([0.01, -0.01].map((it) => decision(WORKBOOK_POLICY.tiers, it))).toEqual([
      'Within the budget',
      'Over budget',
    ]);
    const incident = { time: 0, remaining: 0.7, incident: { share: 0.21, since: 0 } };
    expect(foldTiers(WORKBOOK_POLICY.tiers, [incident])).toMatchObject({ tier: 1 });
  });
});
