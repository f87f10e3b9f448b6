/** @jest-environment node */
import { checkoutSlo, checkoutTerms } from '../agreement/agreementFixture';
import { sloTermsOf } from '../agreement/sloTermsOf';
import type { Terms } from '../agreement/Terms';
import type { Tier } from '../agreement/Tier';
import type { Slo } from '../slo/Slo';
import { type FieldChange, termsDiff } from './termsDiff';

const plain = (changes: FieldChange[]) =>
  JSON.parse(JSON.stringify(changes).replaceAll('\u00a0', ' ')) as FieldChange[];

function diff(change: Partial<Terms>): FieldChange[] {
  return plain(termsDiff(checkoutTerms(), checkoutTerms(change)));
}

function sloDiff(change: Partial<Slo>): FieldChange[] {
  return diff({ slos: [sloTermsOf(checkoutSlo(change))] });
}

function tierDiff(change: Partial<Tier>): FieldChange[] {
  return diff({ tiers: checkoutTerms().tiers.map((it) => (it.id === 'care' ? { ...it, ...change } : it)) });
}

test('the same terms differ in nothing', () => {
  expect(termsDiff(checkoutTerms(), checkoutTerms())).toEqual([]);
});

describe('the promise', () => {
  test('a target reads with what it allows', () => {
    expect(sloDiff({ target: 0.9995 })).toEqual([
      {
        path: 'slos.checkout.target',
        label: 'Checkout works: target',
        before: '99.9 % (1 checkout in 1,000)',
        after: '99.95 % (5 checkouts in 10,000)',
      },
    ]);
  });

  test('a window reads in words', () => {
    expect(sloDiff({ window: { kind: 'calendar', period: 'month', timeZone: 'Europe/Berlin' } })).toMatchObject([
      { label: 'Checkout works: window', before: 'rolling 28 days', after: 'this month (Europe/Berlin)' },
    ]);
  });

  test('an indicator reads as its PromQL', () => {
    expect(sloDiff({ indicator: { kind: 'latency', histogram: 'request_seconds', threshold: 0.3 } })).toMatchObject([
      {
        path: 'slos.checkout.indicator',
        before: 'bad: http_requests_total{service="checkout",code="500"}; all: http_requests_total{service="checkout"}',
        after: 'request_seconds within 0.3',
      },
    ]);
  });

  test('an SLO that is added shows in the list, and with every field it has', () => {
    const added = sloTermsOf(checkoutSlo({ id: 'login', title: 'Login works' }));
    const found = diff({ slos: [...checkoutTerms().slos, added] });
    expect(found[0]).toEqual({
      path: 'slos',
      label: 'SLOs',
      before: 'Checkout works',
      after: 'Checkout works, Login works',
    });
    expect(found.slice(1).map((it) => it.path)).toEqual(
      ['title', 'promise', 'target', 'window', 'indicator', 'source', 'words'].map((it) => `slos.login.${it}`)
    );
    expect(found.slice(1).every((it) => it.before === undefined)).toBe(true);
  });

  test('what reads the same and is not the same shows as it is stored', () => {
    const window = { kind: 'calendar', period: 'week', timeZone: 'UTC' } as const;
    const [before, after] = [window, { ...window, weekStart: 'monday' as const }].map((it) =>
      checkoutTerms({ slos: [sloTermsOf(checkoutSlo({ window: it }))] })
    );
    expect(termsDiff(before, after!)).toEqual([
      {
        path: 'slos.checkout.window',
        label: 'Checkout works: window',
        before: JSON.stringify(window),
        after: JSON.stringify({ ...window, weekStart: 'monday' }),
      },
    ]);
  });
});

describe('the tiers', () => {
  test('begin and end read as sentences say it', () => {
    expect(
      tierDiff({
        enter: { remainingBelow: 0.1 },
        leave: { remainingAbove: 0.2, heldForHours: 12, confirmedBy: 'lead' },
      })
    ).toEqual([
      {
        path: 'tiers.care.enter',
        label: 'Ship with care: begins',
        before: 'below 25 % left',
        after: 'below 10 % left',
      },
      {
        path: 'tiers.care.leave',
        label: 'Ship with care: ends',
        before: 'above 30 % left for 6 h',
        after: 'above 20 % left for 12 h, and the Engineering lead confirms the cause is fixed',
      },
    ]);
  });

  test('name, decision, capacity and duties are told one by one', () => {
    expect(
      tierDiff({
        name: 'Caution',
        decision: 'stop',
        reliabilityShare: 0.5,
        duties: { sre: 'On call.', lead: 'Decides.' },
      })
    ).toEqual([
      { path: 'tiers.care.name', label: 'Caution: name', after: 'Caution' },
      { path: 'tiers.care.decision', label: 'Caution: decision', before: 'Ship with care', after: 'Reliability first' },
      { path: 'tiers.care.reliabilityShare', label: 'Caution: capacity for reliability', after: '50 %' },
      {
        path: 'tiers.care.duties.product',
        label: 'Caution: what Product does',
        before: 'Moves launches that can wait.',
      },
      {
        path: 'tiers.care.duties.sre',
        label: 'Caution: what SRE does',
        before: 'Reviews risky changes the same day.',
        after: 'On call.',
      },
      { path: 'tiers.care.duties.lead', label: 'Caution: what Engineering lead does', after: 'Decides.' },
    ]);
  });

  test('a tier that is removed or moved shows in their order', () => {
    const [ship, care, stop] = checkoutTerms().tiers as [Tier, Tier, Tier];
    const before = 'Ship, Ship with care, Reliability first';
    expect(diff({ tiers: [ship, stop] })).toEqual([
      { path: 'tiers', label: 'Tiers', before, after: 'Ship, Reliability first' },
    ]);
    expect(diff({ tiers: [ship, stop, care] })).toEqual([
      { path: 'tiers', label: 'Tiers', before, after: 'Ship, Reliability first, Ship with care' },
    ]);
  });
});

describe('the rest', () => {
  test('parties, days and tolerances read in plain words', () => {
    expect(
      diff({
        required: ['product', 'sre'],
        reviewOn: '2027-12-03',
        data: { maxAgeMinutes: 30, minCoverage: 0.8 },
        minAllowedBad: 5,
      })
    ).toEqual([
      {
        path: 'required',
        label: 'Must sign',
        before: 'Product, SRE, Engineering lead and Development',
        after: 'Product and SRE',
      },
      { path: 'reviewOn', label: 'Review', before: '3 Jun 2027', after: '3 Dec 2027' },
      { path: 'minAllowedBad', label: 'Fewest bad events the window must allow', before: '10', after: '5' },
      {
        path: 'data.maxAgeMinutes',
        label: 'Missing data: newest sample at most',
        before: '15 minutes old',
        after: '30 minutes old',
      },
      { path: 'data.minCoverage', label: 'Missing data: least of the window with data', before: '90 %', after: '80 %' },
    ]);
  });

  test('who grants exceptions and exclusions is told, also where nothing was said before', () => {
    expect(diff({ exceptionsBy: ['lead', 'executive'], exclusionsBy: ['product', 'sre', 'lead'] })).toEqual([
      {
        path: 'exceptionsBy',
        label: 'May grant an exception',
        before: 'Engineering lead, as nothing is said',
        after: 'any of Engineering lead and Executive',
      },
      {
        path: 'exclusionsBy',
        label: 'Must agree to an exclusion',
        before: 'Product and SRE, as nothing is said',
        after: 'Product, SRE and Engineering lead',
      },
    ]);
  });

  test('of the first version everything is new', () => {
    const found = termsDiff(undefined, checkoutTerms());
    expect(found.every((it) => it.before === undefined && it.after !== undefined)).toBe(true);
    expect(found.map((it) => it.path)).toEqual(
      expect.arrayContaining(['title', 'goals', 'slos', 'slos.checkout.target', 'tiers.stop.enter', 'data.minCoverage'])
    );
  });
});
