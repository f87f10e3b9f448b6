/** @jest-environment node */
import fc from 'fast-check';

import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from '../agreement/agreementFixture';
import type { AgreementState, AgreementVersion, InForce } from '../agreement/AgreementState';
import type { Confirmation } from '../agreement/Decision';
import { foldActs } from '../agreement/foldActs';
import { WORKBOOK_POLICY } from '../agreement/policies';
import type { Terms } from '../agreement/Terms';
import type { Tier } from '../agreement/Tier';
import { countedSeries } from '../budget/budgetFixture';
import type { Counts } from '../budget/Counts';
import { Timeline } from '../budget/Timeline';
import { decidePolicy, type Metrics } from './decidePolicy';
import { foldAgreement } from './foldAgreement';
import { CHECKOUT, metrics, NOW, SIGNED, TERMS } from './policyFixture';
import { foldReach, foldStart, tierStretches } from './tierStretches';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Count = (hoursAgo: number) => { total?: number; bad?: number };

const good = { total: 1000, bad: 0 };

function countsOf(count: Count): Counts {
  return (metrics(count) as Extract<Metrics, { ok: true }>).counts;
}

interface Signing {
  daysAgo: number;
  terms?: Partial<Terms>;
}

/** Versions that replaced each other. */
function signed(...all: Signing[]): AgreementState {
  const versions = all.map(({ daysAgo, terms }, i): AgreementVersion => {
    const next = all[i + 1];
    return {
      ...SIGNED.inForce!,
      version: i + 1,
      terms: { ...TERMS, ...terms },
      termsHash: `hash ${i + 1}`,
      status: next === undefined ? 'in-force' : 'superseded',
      since: NOW - daysAgo * DAY,
      until: next && NOW - next.daysAgo * DAY,
    };
  });
  return { ...SIGNED, inForce: versions.at(-1) as InForce, versions };
}

function confirmation(hoursAgo: number, part: Partial<Confirmation> = {}): Confirmation {
  return {
    actUid: 'a',
    name: 'Lee',
    userId: 4,
    at: NOW - hoursAgo * HOUR,
    reason: '',
    party: 'lead',
    tier: 'over',
    ...part,
  };
}

/** The tier now, by its id. */
function tierNow(agreement: AgreementState, count: Count, slo = CHECKOUT): string {
  return foldAgreement(agreement, slo, countsOf(count), NOW)!.tier.id;
}

const tiersWith = (...tiers: Tier[]) => ({ tiers: [TERMS.tiers[0]!, ...tiers] });
const careful = (part: Pick<Tier, 'enter' | 'leave'>): Tier => ({
  id: 'fire',
  decision: 'care',
  agreed: 'Careful.',
  duties: {},
  ...part,
});

describe('a tier that begins with an incident', () => {
  const tiers = tiersWith(careful({ enter: { incidentAbove: 0.2 }, leave: { remainingAbove: 0, heldForHours: 6 } }));
  const agreement = signed({ daysAgo: 90, terms: tiers });
  const incident =
    (from: number, hours: number, bad: number): Count =>
    (ago) =>
      ago <= from && ago > from - hours ? { total: 1000, bad } : good;

  it('begins when the incident has spent more than its share, and holds while it lasts', () => {
    expect(tierNow(agreement, incident(2, 3, 50))).toBe('fire');
    expect(tierNow(agreement, incident(2, 3, 40))).toBe('ship');
  });

  it('counts one incident through a pause of an hour, and two beyond it', () => {
    const around =
      (pause: number): Count =>
      (ago) =>
        ago === 0 || ago === pause + 1 ? { total: 1000, bad: 80 } : good;
    expect(tierNow(agreement, around(1))).toBe('fire');
    expect(tierNow(agreement, around(2))).toBe('ship');
  });

  it('is not about what slowly trickles away', () => {
    expect(tierNow(agreement, () => ({ total: 1000, bad: 0.9 }))).toBe('ship');
  });

  it('ends when the exit was held after it, however much that incident spent', () => {
    expect(tierNow(agreement, incident(6, 1, 500))).toBe('fire');
    expect(tierNow(agreement, incident(9, 1, 500))).toBe('ship');
  });

  it('says what the incident spent, and since when it goes on', () => {
    const verdict = decidePolicy({ at: NOW, slo: CHECKOUT, agreement, metrics: metrics(incident(2, 3, 56)) });
    expect(verdict.state).toBe('care');
    expect(verdict.reasons).toEqual([
      {
        rule: 'incident-above',
        tier: 'fire',
        measured: expect.closeTo(168 / 672, 9),
        threshold: 0.2,
        since: NOW - 3 * HOUR,
      },
    ]);
  });
});

describe('a tier that begins with the burn rate', () => {
  const enter = { burnAbove: { factor: 6, hours: 6 } };
  const agreement = signed({
    daysAgo: 90,
    terms: tiersWith(careful({ enter, leave: { remainingAbove: 0, heldForHours: 3 } })),
  });

  it('averages over its hours', () => {
    expect(tierNow(agreement, (ago) => (ago < 6 ? { total: 1000, bad: 6.1 } : good))).toBe('fire');
    expect(tierNow(agreement, (ago) => (ago < 6 ? { total: 1000, bad: 5.9 } : good))).toBe('ship');
  });

  it('does not flap around its threshold: it ends when it stayed below for as long as agreed', () => {
    const flapping: Count = (ago) => ({ total: 1000, bad: Math.floor(ago / 6) % 2 === 1 ? 7 : 5 });
    const agos = Array.from({ length: 24 }, (_, i) => i);
    const found = agos.map((ago) => foldAgreement(agreement, CHECKOUT, countsOf(flapping), NOW - ago * HOUR)!.tier.id);
    expect(new Set(found)).toEqual(new Set(['fire']));
  });

  it('says what it measured', () => {
    const burning = metrics((ago) => (ago < 6 ? { total: 1000, bad: 7 } : good));
    expect(decidePolicy({ at: NOW, slo: CHECKOUT, agreement, metrics: burning }).reasons).toEqual([
      { rule: 'burn-above', tier: 'fire', measured: expect.closeTo(7, 9), threshold: 6, hours: 6, since: NOW },
    ]);
  });

  it('reads as far back as its hours ask', () => {
    expect(foldReach(agreement, CHECKOUT, NOW)).toBe(foldStart(agreement, CHECKOUT, NOW)! - 6 * HOUR);
    expect(foldReach(SIGNED, CHECKOUT, NOW)).toBe(foldStart(SIGNED, CHECKOUT, NOW));
  });
});

describe('a threshold that the budget hovers around', () => {
  it('does not flap between stop and its exit', () => {
    // 0.02 of the budget over and under nothing, by turns, hour after hour.
    const hovering: Count = (ago) => ({ total: 1000, bad: ago === 200 ? 660 : ago < 200 && ago % 2 === 0 ? 0.4 : 0 });
    const states = Array.from(
      { length: 48 },
      (_, i) => foldAgreement(SIGNED, CHECKOUT, countsOf(hovering), NOW - i * HOUR)!.tier.id
    );
    expect(new Set(states)).toEqual(new Set(['stop']));
  });
});

describe('an exit that is held for 24 hours', () => {
  // Above the exit since the outage aged out of the window, 28 days and so many hours ago.
  const outage =
    (hoursAgo: number, isLost: (ago: number) => boolean = () => false): Count =>
    (ago) =>
      isLost(ago) ? {} : { total: 1000, bad: ago === 28 * 24 + hoursAgo ? 700 : ago === 20 * 24 ? 300 : 0 };

  it('ends after 24 hours with data', () => {
    expect(tierNow(SIGNED, outage(23))).toBe('stop');
    expect(tierNow(SIGNED, outage(25))).toBe('ship');
  });

  it('is not held through hours without data: a gap counts for one of them at most', () => {
    const gap = (ago: number) => ago >= 4 && ago < 16;
    expect(tierNow(SIGNED, outage(25, gap))).toBe('stop');
    expect(tierNow(SIGNED, outage(34, gap))).toBe('stop');
    expect(tierNow(SIGNED, outage(36, gap))).toBe('ship');
  });

  it('says how long it still has to hold', () => {
    const verdict = decidePolicy({ at: NOW, slo: CHECKOUT, agreement: SIGNED, metrics: metrics(outage(12)) });
    expect(verdict.reasons).toEqual([
      expect.objectContaining({ rule: 'not-yet-recovered', heldForHours: 24, until: verdict.recoversAt }),
    ]);
    expect(verdict.recoversAt).toBeGreaterThan(NOW + 10 * HOUR);
    expect(verdict.recoversAt).toBeLessThan(NOW + 14 * HOUR);
  });
});

describe('a recovery that a party has to confirm', () => {
  const agreement = (...confirmations: Confirmation[]): AgreementState => ({
    ...signed({ daysAgo: 90, terms: { tiers: [...WORKBOOK_POLICY.tiers] } }),
    confirmations,
  });
  // Used up 15 days ago, too slowly for an incident; back since 17 hours, as the first of it aged out.
  const over: Count = (ago) => ({ total: 1000, bad: ago >= 14 * 24 && ago < 30 * 24 ? 1.9 : 0 });

  it('holds the tier until then', () => {
    expect(tierNow(agreement(), over)).toBe('over');
    expect(tierNow(agreement(confirmation(1)), over)).toBe('within');
  });

  it.each([
    ['before the tier began', confirmation(27 * 24)],
    ['of another tier', confirmation(1, { tier: 'postmortem' })],
    ['by another party', confirmation(1, { party: 'sre' })],
    ['of another SLO', confirmation(1, { slo: 'payments' })],
    ['after the time asked about', confirmation(-1)],
  ])('does not count %s', (_case, said) => {
    expect(tierNow(agreement(said), over)).toBe('over');
  });

  it('counts for this SLO alone, too', () => {
    expect(tierNow(agreement(confirmation(1, { slo: CHECKOUT.id })), over)).toBe('within');
  });

  it('is what the reason names once nothing else is missing', () => {
    const verdict = decidePolicy({ at: NOW, slo: CHECKOUT, agreement: agreement(), metrics: metrics(over) });
    expect(verdict.state).toBe('stop');
    expect(verdict.reasons).toEqual([
      { rule: 'waits-for-confirmation', tier: 'over', party: 'lead', since: expect.any(Number) },
    ]);
    expect(verdict.recoversAt).toBeUndefined();
  });

  it('of a milder tier may come while the stricter one holds', () => {
    const outage: Count = (ago) => ({ total: 1000, bad: ago === 28 * 24 + 5 ? 700 : 0 });
    expect(tierNow(agreement(), outage)).toBe('over');
    expect(tierNow(agreement(confirmation(1)), outage)).toBe('postmortem');
    const postmortem = confirmation(100, { tier: 'postmortem', party: 'sre' });
    expect(tierNow(agreement(postmortem, confirmation(1)), outage)).toBe('within');
  });

  it('does not come back when the confirmation lies more than two windows back', () => {
    // Spent 60 days ago and confirmed within the day; the tier ended 32 days ago.
    const spent: Count = (ago) => ({ total: 1000, bad: ago === 60 * 24 ? 700 : 0 });
    const confirmed = confirmation(59 * 24);
    const all = [confirmed, { ...confirmed, tier: 'postmortem', party: 'sre' as const }];
    expect(tierNow(agreement(...all), spent)).toBe('within');
    expect(tierNow(agreement(), spent)).toBe('over');
  });

  it('does not lift a tier whose rule still holds', () => {
    expect(tierNow(agreement(confirmation(1)), (ago) => ({ total: 1000, bad: ago < 24 ? 40 : 0 }))).toBe('over');
  });
});

describe('an agreement that is replaced in mid-incident', () => {
  // 20 % is left since the outage aged out 10 hours ago: stop ends above 10 %, held for 24 hours.
  const recovering: Count = (ago) => ({ total: 1000, bad: ago === 28 * 24 + 10 ? 700 : ago === 48 ? 538 : 0 });
  const since = (agreement: AgreementState) => foldAgreement(agreement, CHECKOUT, countsOf(recovering), NOW)!.state;

  it('does not lift a tier that holds because people signed anew', () => {
    const before = since(signed({ daysAgo: 60 }));
    expect(before).toMatchObject({ tier: 2, held: true });
    const renewed = signed({ daysAgo: 60 }, { daysAgo: 0.2, terms: { reviewOn: '2028-01-01' } });
    expect(since(renewed)).toEqual(before);
    const again = signed({ daysAgo: 60 }, { daysAgo: 5 }, { daysAgo: 0.2 });
    expect(since(again)).toEqual(before);
  });

  it('goes on as the tier with the same decision where the id is another one', () => {
    const tiers = TERMS.tiers.map((it) => (it.id === 'stop' ? { ...it, id: 'halt' } : it));
    const renewed = signed({ daysAgo: 60 }, { daysAgo: 0.2, terms: { tiers } });
    expect(tierNow(renewed, recovering)).toBe('halt');
    expect(since(renewed)).toEqual(since(signed({ daysAgo: 60 })));
  });

  it('holds by the new exit, from when it came into force', () => {
    const exit = (heldForHours: number) =>
      TERMS.tiers.map((it) => (it.id === 'stop' ? { ...it, leave: { remainingAbove: 0.15, heldForHours } } : it));
    const renewed = (hours: number) => signed({ daysAgo: 60 }, { daysAgo: 0.25, terms: { tiers: exit(hours) } });
    expect(tierNow(renewed(5), recovering)).toBe('care');
    expect(tierNow(renewed(7), recovering)).toBe('stop');
  });

  it('goes on where only the target is another one', () => {
    const slos = [{ ...CHECKOUT, target: 0.9985 }];
    const renewed = signed({ daysAgo: 60 }, { daysAgo: 0.2, terms: { slos } });
    const slo = { ...CHECKOUT, target: 0.9985 };
    expect(tierNow(renewed, recovering, slo)).toBe('stop');
    expect(tierStretches(renewed, slo, NOW).map((it) => it.slo.target)).toEqual([0.999, 0.9985]);
  });

  it('starts afresh where the SLO is measured otherwise, or the agreement was retired in between', () => {
    const slos = [{ ...CHECKOUT, window: { kind: 'rolling' as const, days: 14 } }];
    expect(tierNow(signed({ daysAgo: 60, terms: { slos } }, { daysAgo: 0.2 }), recovering)).toBe('care');
    const renewed = signed({ daysAgo: 60 }, { daysAgo: 0.2 });
    const [old, present] = renewed.versions;
    const retired = { ...renewed, versions: [{ ...old!, status: 'retired' as const }, present!] };
    expect(tierNow(retired, recovering)).toBe('care');
    const gap = { ...renewed, versions: [{ ...old!, until: old!.until! - HOUR }, present!] };
    expect(tierNow(gap, recovering)).toBe('care');
  });

  it('does not end a tier that no longer exists under any decision like it, but begins anew', () => {
    const renewed = signed({ daysAgo: 60 }, { daysAgo: 0.2, terms: { tiers: TERMS.tiers.slice(0, 2) } });
    expect(tierNow(renewed, recovering)).toBe('care');
    expect(
      tierNow(signed({ daysAgo: 60 }, { daysAgo: 0.2, terms: { tiers: TERMS.tiers.slice(0, 1) } }), recovering)
    ).toBe('ship');
  });
});

describe('a new version that comes into force while no data arrives', () => {
  // Nothing has been counted for four hours; the allowance was used up six days ago.
  const dark: Count = (ago) => (ago < 4 ? {} : { total: 1000, bad: ago === 6 * 24 ? 700 : 0 });
  const tiers = TERMS.tiers.map((it) => (it.id === 'stop' ? { ...it, id: 'halt', agreed: 'Nothing at all.' } : it));
  const judge = (terms: Partial<Terms>) =>
    decidePolicy({
      at: NOW,
      slo: CHECKOUT,
      agreement: signed(
        { daysAgo: 60 },
        { daysAgo: 0.1, terms: { data: { maxAgeMinutes: 600, minCoverage: 0.9 }, ...terms } }
      ),
      metrics: metrics(dark, NOW - 4 * HOUR),
    });

  it('goes on by the new words', () => {
    const verdict = judge({ tiers });
    expect(verdict).toMatchObject({ state: 'stop', tier: { id: 'halt', agreed: 'Nothing at all.' } });
    expect(verdict.reasons.map((it) => it.rule)).toEqual(['remaining-below']);
  });

  it('waits for the exit of the new one where its rule does not hold any more', () => {
    const milder = tiers.map((it) => (it.id === 'halt' ? { ...it, enter: { remainingBelow: -0.5 } } : it));
    expect(judge({ tiers: milder }).reasons.map((it) => it.rule)).toEqual(['not-yet-recovered']);
  });

  it('is not known where the new one has no tier like it', () => {
    const verdict = judge({ tiers: TERMS.tiers.slice(0, 2) });
    expect(verdict.state).toBe('cant-tell');
    expect(verdict.tier).toBeUndefined();
    expect(verdict.reasons).toEqual([{ rule: 'data-too-old', newestAt: NOW - 4 * HOUR, maxAgeMinutes: 600 }]);
  });
});

describe('signing anew, as the record has it', () => {
  it('does not lift the stop that holds when the last signature comes', () => {
    const definition = checkoutAgreement();
    const first = checkoutTerms({ minAllowedBad: 1 });
    const second = checkoutTerms({ minAllowedBad: 1, reviewOn: '2028-01-01' });
    const early = new RecordWriter(NOW - 60 * DAY);
    early.propose(PEOPLE.pat, 'product', first);
    early.signAll(first);
    // Ten minutes before the time asked about.
    const late = new RecordWriter(NOW - 15 * 60_000);
    late.acts.push(...early.acts);
    late.propose(PEOPLE.sam, 'sre', second, 2);
    late.signAll(second, 2);
    const acts = late.acts.map((it, i) =>
      i < early.acts.length ? it : { ...it, createdAt: it.createdAt - early.acts.length * 60_000 }
    );
    const agreement = foldActs(definition, acts, NOW);
    expect(agreement.inForce).toMatchObject({ version: 2, signatures: { length: 4 } });
    const recovering = metrics((ago) => ({ total: 1000, bad: ago === 28 * 24 + 10 ? 700 : ago === 48 ? 538 : 0 }));
    const judge = (time: number, state: AgreementState) =>
      decidePolicy({ at: time, slo: CHECKOUT, agreement: state, metrics: recovering });
    const before = judge(NOW, foldActs(definition, early.acts, NOW));
    const after = judge(NOW, agreement);
    expect(after).toMatchObject({ state: 'stop', since: before.since, reasons: before.reasons });
    expect(after.agreement!.inForce!.version).toBe(2);
  });
});

describe('the state at a time', () => {
  const anyBad = fc.array(fc.constantFrom(0, 0, 0, 1, 3, 30, 200), { minLength: 24, maxLength: 24 * 7 });
  const rules: Tier[] = [
    TERMS.tiers[0]!,
    {
      ...careful({ enter: { incidentAbove: 0.1 }, leave: { remainingAbove: 0, heldForHours: 3, confirmedBy: 'sre' } }),
    },
    {
      id: 'stop',
      decision: 'stop',
      enter: { remainingBelow: 0, burnAbove: { factor: 20, hours: 72 } },
      leave: { remainingAbove: 0.1, heldForHours: 6 },
      agreed: 'Fixes only.',
      duties: {},
    },
  ];

  it('does not depend on how much was read for a graph, nor on where that begins', () => {
    const agreement = signed({ daysAgo: 80, terms: { tiers: rules } }, { daysAgo: 9.3, terms: { tiers: rules } });
    const slo = { ...CHECKOUT, window: { kind: 'rolling' as const, days: 7 } };
    const judged = {
      ...agreement,
      versions: agreement.versions.map((it) => ({ ...it, terms: { ...it.terms, slos: [slo] } })),
      confirmations: [confirmation(30, { tier: 'fire', party: 'sre' })],
    };
    judged.inForce = judged.versions.at(-1) as InForce;
    fc.assert(
      fc.property(anyBad, fc.nat(40), fc.nat(70 * 24), (bad, ago, more) => {
        const time = NOW - ago * HOUR;
        const needed = Math.round((time - foldReach(judged, slo, time)!) / HOUR) + 7 * 24;
        const read = (hours: number) => {
          const start = NOW - hours * HOUR;
          const counts = Array.from({ length: hours }, (_, i) => ({
            total: 1000,
            bad: bad[(hours - i) % bad.length]!,
          }));
          return new Timeline(countedSeries(start, HOUR, counts), []);
        };
        const [least, most] = [needed + ago, needed + ago + more].map((hours) =>
          foldAgreement(judged, slo, read(hours), time)!
        );
        expect(most!.state).toEqual(least!.state);
        expect(most!.point).toEqual(least!.point);
      }),
      { numRuns: 60 }
    );
  });
});
