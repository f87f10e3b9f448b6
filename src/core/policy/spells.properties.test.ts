/** @jest-environment node */
import fc from 'fast-check';

import type { AgreementState, InForce } from '../agreement/AgreementState';
import type { PromisedSince } from '../agreement/PromisedSince';
import type { Tier } from '../agreement/Tier';
import { countedSeries } from '../budget/budgetFixture';
import type { Counts } from '../budget/Counts';
import { Timeline } from '../budget/Timeline';
import type { Slo } from '../slo/Slo';
import { HEADLINES } from '../wording/headlines';
import { foldAgreement } from './foldAgreement';
import { spellsOf } from './ledgerRows';
import { CHECKOUT, NOW, SIGNED, TERMS } from './policyFixture';
import { spellsReach } from './spellsReach';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HOURS = 60 * 24;
const SLO: Slo = { ...CHECKOUT, window: { kind: 'rolling', days: 7 } };

/** Tiers that end late, or never without a confirmation that never comes. */
const TIERS: Tier[] = [
  TERMS.tiers[0]!,
  {
    id: 'care',
    decision: 'care',
    enter: { remainingBelow: 0.4 },
    leave: { remainingAbove: 0.9, heldForHours: 30 },
    agreed: '',
    duties: {},
  },
  {
    id: 'stop',
    decision: 'stop',
    enter: { remainingBelow: 0, incidentAbove: 0.5 },
    leave: { remainingAbove: 0.1, heldForHours: 6, confirmedBy: 'sre' },
    agreed: '',
    duties: {},
  },
];

const OTHER_TIERS = TIERS.map((it) => (it.id === 'stop' ? { ...it, id: 'halt' } : it));

interface Hit {
  hour: number;
  hours: number;
  bad: number | undefined;
}

/** A week's allowance is 168 of 168,000; hours without any are gaps. */
function countsOf(hits: readonly Hit[]): Counts {
  const counts = Array.from({ length: HOURS }, (_, i) => {
    const hit = hits.find((it) => it.hour <= i && i < it.hour + it.hours);
    return hit === undefined ? { total: 1000, bad: 0 } : hit.bad === undefined ? {} : { total: 1000, bad: hit.bad };
  });
  return new Timeline(countedSeries(NOW - HOURS * HOUR, HOUR, counts), []);
}

const anyHits = fc.array(
  fc.record({
    hour: fc.nat(HOURS - 1),
    hours: fc.oneof(fc.constant(1), fc.nat(80)),
    bad: fc.constantFrom(undefined, 1, 5, 120, 400),
  }),
  { maxLength: 8 }
);

/** Signed 50 days ago, and anew so many hours ago. */
function agreementAt(time: number, renewedAt: number): AgreementState {
  const first: InForce = { ...SIGNED.inForce!, terms: { ...TERMS, tiers: TIERS, slos: [SLO] }, since: NOW - 50 * DAY };
  if (time < renewedAt) {
    return { ...SIGNED, inForce: first, versions: [first] };
  }
  const old: InForce = { ...first, status: 'superseded', until: renewedAt };
  const inForce: InForce = { ...first, version: 4, terms: { ...first.terms, tiers: OTHER_TIERS }, since: renewedAt };
  return { ...SIGNED, inForce, versions: [old, inForce] };
}

describe('which tier held when', () => {
  it('is at each time what the answer was then, whatever range is drawn', () => {
    fc.assert(
      fc.property(
        anyHits,
        fc.integer({ min: 1, max: 40 * 24 }),
        fc.integer({ min: 60, max: 45 * 24 * 60 }),
        (hits, range, ago) => {
          const counts = countsOf(hits);
          const renewedAt = NOW - ago * 60_000;
          const from = NOW - range * HOUR;
          const promised: PromisedSince[] = [
            { since: NOW - 50 * DAY, target: SLO.target, tiers: TIERS },
            { since: renewedAt, target: SLO.target, tiers: OTHER_TIERS, continues: true },
          ];
          const { start } = spellsReach(SLO, promised, from)!;
          const spells = spellsOf(SLO, { counts, evaluatedTo: NOW }, start, promised);
          for (let time = from; time < NOW; time += 13 * HOUR) {
            if (counts.asOf(time).between(time - HOUR, time).coveredMs > 0) {
              const then = foldAgreement(agreementAt(time, renewedAt), SLO, counts, time);
              const told = spells.find((it) => it.from <= time && time < it.to)?.tier;
              expect([time, told]).toEqual([time, then && HEADLINES[then.tier.decision]]);
            }
          }
        }
      ),
      { numRuns: 15 }
    );
  });

  it('forgets one bad hour of long ago that nobody confirmed, as the answer does', () => {
    const counts = countsOf([
      { hour: 0, hours: 1, bad: 400 },
      { hour: HOURS - 35 * 24, hours: 1, bad: 400 },
    ]);
    const promised: PromisedSince[] = [{ since: NOW - 50 * DAY, target: SLO.target, tiers: TIERS }];
    const from = NOW - 30 * DAY;
    const spells = spellsOf(SLO, { counts, evaluatedTo: NOW }, spellsReach(SLO, promised, from)!.start, promised);
    expect(spells.at(-1)!.tier).toBe(HEADLINES.ship);
    expect(foldAgreement(agreementAt(NOW - 1, NOW), SLO, counts, NOW)!.tier.id).toBe('ship');
  });
});
