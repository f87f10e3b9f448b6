import type { StoredAct } from '../core/agreement/Act';
import type { ExceptionDecision } from '../core/agreement/Decision';
import { ExcludedCounts } from '../core/budget/ExcludedCounts';
import { bindTogether } from '../core/policy/bindTogether';
import type { PolicyInput } from '../core/policy/decidePolicy';
import { CHECKOUT, metrics, NOW, PROPOSED, SIGNED, steady, failed } from '../core/policy/policyFixture';
import type { Slo } from '../core/slo/Slo';
import { answered, readable, rowsOf } from './answerFixture';
import { BUDGET_COLUMNS, STATE_COLUMNS } from './columns';
import { decodeState } from './decodeState';
import { encodeBudget } from './encodeBudget';
import { encodeBurn } from './encodeBurn';
import { encodeState } from './encodeState';
import type { BudgetDetail, BurnDetail, StateDetail } from './StateDetail';

const HOUR = 3_600_000;
const READER = { timeZone: 'UTC', now: NOW };

function answer(part: Partial<PolicyInput> = {}) {
  const { verdict, counted } = answered(part);
  return { verdict, counts: counted };
}

const value = (frame: ReturnType<typeof encodeState>, column: string, row = 0): unknown =>
  frame.fields.find((it) => it.name === column)!.values[row];

describe('the state frame', () => {
  it('has a row an SLO and every documented column', () => {
    const frame = encodeState('A', [answer().verdict, answer({ agreement: PROPOSED }).verdict], READER);
    expect(frame.refId).toBe('A');
    expect(frame.length).toBe(2);
    expect(frame.fields.map((it) => it.name).sort()).toEqual(Object.values(STATE_COLUMNS).sort());
    expect(frame.fields.every((it) => it.values.length === 2)).toBe(true);
  });

  it('holds numbers that were not rounded', () => {
    const frame = encodeState('A', [answer().verdict], READER);
    expect(value(frame, STATE_COLUMNS.remaining)).toBeCloseTo(0.62, 9);
    expect(value(frame, STATE_COLUMNS.bad)).toBeCloseTo(255.36, 9);
    expect(value(frame, STATE_COLUMNS.total)).toBe(672_000);
    expect(value(frame, STATE_COLUMNS.state)).toBe('ship');
  });

  it('leaves what is not known empty', () => {
    const frame = encodeState('A', [answer({ metrics: failed('refused') }).verdict], READER);
    for (const column of [
      STATE_COLUMNS.remaining,
      STATE_COLUMNS.bad,
      STATE_COLUMNS.newestAt,
      STATE_COLUMNS.lastState,
    ]) {
      expect(value(frame, column)).toBeNull();
    }
  });

  it('gives our panels all they show, in words', () => {
    const frame = encodeState('A', [answer().verdict], READER);
    const detail = JSON.parse(value(frame, STATE_COLUMNS.detail) as string) as StateDetail;
    expect(detail.tiers.map((it) => it.label.replaceAll('\u00a0', ' '))).toEqual([
      'ship',
      'care below 25 %',
      'stop when used up',
    ]);
    expect(detail.signatures.map((it) => [it.partyName, it.signed])).toEqual([
      ['Product', true],
      ['SRE', true],
      ['Engineering lead', true],
      ['Development', true],
    ]);
    expect(detail.signedBy).toBe(
      'Signed by Pat Reyes (Product), Pat Reyes (SRE), Pat Reyes (Engineering lead) and Pat Reyes (Development).'
    );
    expect(detail.stale).toBe(false);
  });

  it('shows who has not signed a proposal', () => {
    const frame = encodeState('A', [answer({ agreement: PROPOSED }).verdict], READER);
    const detail = JSON.parse(value(frame, STATE_COLUMNS.detail) as string) as StateDetail;
    expect(detail.signatures.map((it) => it.text)).toEqual(['waiting', 'Pat Reyes, 15 Aug', 'waiting', 'waiting']);
    expect(detail.signedBy).toBe('Signed by Pat Reyes (SRE).');
    expect(value(frame, STATE_COLUMNS.waitsFor)).toBe('product, lead');
  });

  it('names unit, window and burn of each SLO', () => {
    const monthly: Slo = { ...CHECKOUT, window: { kind: 'calendar', period: 'month', timeZone: 'Europe/Berlin' } };
    const up: Slo = { ...monthly, startsOn: '2026-11-10', indicator: { kind: 'up', gauge: 'up', across: 'all' } };
    const verdicts = [answer().verdict, answer({ slo: monthly }).verdict, answer({ slo: up }).verdict];
    const rows = rowsOf(encodeState('A', verdicts, READER));
    expect(rows.map((it) => [it.Unit, it['Resets at'], it['Partial since']])).toEqual([
      ['events', null, null],
      ['events', Date.UTC(2026, 10, 30, 23), null],
      ['minutes', Date.UTC(2026, 10, 30, 23), Date.UTC(2026, 10, 9, 23)],
    ]);
    expect(rows[0]!['Burn over the window']).toBeCloseTo(0.38, 9);
  });

  it('has what is excluded, grouped or not exact in columns of its own, empty where there is none', () => {
    const [plain] = rowsOf(encodeState('A', [answer().verdict], READER));
    expect(plain).toMatchObject({ Approximate: null, 'Raw remaining': null, Excluded: null, 'Worst group': null });
    const exclusion = { from: '2026-11-20T00:00:00Z', to: '2026-11-20T02:00:00Z', reason: 'Test', approvedBy: ['Pat'] };
    const read = readable(steady(0.38));
    const groups = [{ name: 'eu', labels: { region: 'eu' }, counts: readable(steady(1.12)).counts }];
    const counts = new ExcludedCounts(read.counts, [
      { from: Date.parse(exclusion.from), to: Date.parse(exclusion.to) },
    ]);
    const metricsWithAll = {
      ...read,
      counts,
      raw: readable(steady(0.59)).counts,
      groups,
      approximations: ['No weight.'],
    };
    const { verdict } = answer({ slo: { ...CHECKOUT, exclusions: [exclusion] }, metrics: metricsWithAll });
    expect(rowsOf(encodeState('A', [verdict], READER))[0]).toMatchObject({
      Approximate: 'Approximate: No weight.',
      'Raw remaining': expect.closeTo(0.41, 9),
      Excluded: 120,
      'Worst group': 'eu, ≈ −12 %',
    });
  });

  it('says until when an exception holds, what it overlays, and what each party does in that tier', () => {
    const exception: ExceptionDecision = {
      kind: 'exception',
      of: { uid: 'ask', hash: 'h' },
      asked: { actUid: 'ask', name: 'Pat Reyes', userId: 2, party: 'product', at: NOW - HOUR, reason: 'A deadline' },
      approvals: [{ actUid: 'yes', name: 'Lee Andersson', userId: 4, party: 'lead', at: NOW - HOUR, reason: '' }],
      waitsFor: [],
      status: 'approved',
      since: NOW - HOUR,
      scope: 'Release 4.2',
      until: NOW + 31 * HOUR,
    };
    const spent = steady(1.2);
    const agreement = { ...SIGNED, exceptions: [exception] };
    const verdicts = [answer({ metrics: spent, agreement }).verdict, answer({ metrics: spent }).verdict];
    const frame = encodeState('A', verdicts, READER);
    expect([STATE_COLUMNS.exceptionUntil, STATE_COLUMNS.without].map((it) => value(frame, it))).toEqual([
      NOW + 31 * HOUR,
      'Reliability first',
    ]);
    expect([STATE_COLUMNS.exceptionUntil, STATE_COLUMNS.without].map((it) => value(frame, it, 1))).toEqual([
      null,
      null,
    ]);
    const decoded = decodeState([frame]);
    const [stop, excepted] = decoded.ok ? decoded.value.items.map((it) => it.detail) : [];
    expect(excepted).toMatchObject({
      state: 'exception',
      without: { state: 'stop', headline: 'Reliability first' },
      exception: {
        text: 'Exception until Mon 23 Nov 18:00, approved by Lee Andersson (Engineering lead), for: Release 4.2.',
        until: NOW + 31 * HOUR,
      },
      duties: [
        { party: 'lead', partyName: 'Engineering lead', text: 'May grant an exception, with a reason and an end.' },
        { party: 'development', partyName: 'Development', text: 'Spends half the sprint on reliability.' },
      ],
      agreement: {
        id: 'checkout',
        title: 'When checkout fails too often',
        version: 3,
        reviewOn: '2027-06-03',
        isReviewDue: false,
      },
    });
    expect(excepted!.duties).toEqual(stop!.duties);
    expect(stop!.tiers.map((it) => it.rules?.replaceAll('\u00a0', ' '))).toEqual([
      undefined,
      'Ship with care begins below 25 %, ends above 30 % for 6 h',
      'Reliability first begins when used up, ends above 10 % for 24 h',
    ]);
  });

  it('names the SLO that decides for all of its agreement', () => {
    const slos = [CHECKOUT, { ...CHECKOUT, id: 'payments', title: 'Payments go through' }];
    const agreement = { ...SIGNED, inForce: { ...SIGNED.inForce!, terms: { ...SIGNED.inForce!.terms, slos } } };
    const verdicts = slos.map((slo, i) => answer({ slo, agreement, metrics: steady(i === 0 ? 0.38 : 1.2) }).verdict);
    const frame = encodeState('A', bindTogether(verdicts), READER);
    expect([0, 1].map((row) => value(frame, STATE_COLUMNS.decidedBy, row))).toEqual(['Payments go through', null]);
    expect([0, 1].map((row) => value(frame, STATE_COLUMNS.state, row))).toEqual(['stop', 'stop']);
    expect(value(frame, STATE_COLUMNS.remaining)).toBeCloseTo(0.62, 9);
    expect(value(frame, STATE_COLUMNS.agreement)).toBe('When checkout fails too often');
  });

  it('is read without what answers of the first version do not carry', () => {
    const frame = encodeState('A', [answer().verdict], READER);
    const column = frame.fields.find((it) => it.name === STATE_COLUMNS.detail)!;
    const { duties: _duties, agreement: _agreement, ...old } = JSON.parse(column.values[0] as string) as StateDetail;
    column.values[0] = JSON.stringify(old);
    const decoded = decodeState([frame]);
    expect(decoded.ok && decoded.value.items[0]!.detail).toMatchObject({ state: 'ship', duties: [] });
  });

  it('notes acts that do not count', () => {
    const stored = { act: { act: 'sign' }, createdAt: NOW } as StoredAct;
    const invalid = [{ stored, reason: 'Changed afterwards by lee.' }];
    const frame = encodeState('A', [answer({ agreement: { ...SIGNED, invalid } }).verdict], READER);
    const detail = JSON.parse(value(frame, STATE_COLUMNS.detail) as string) as StateDetail;
    expect(detail.notes).toEqual(['Does not count: sign of 22 Nov. Changed afterwards by lee.']);
  });
});

describe('the budget frame', () => {
  const times = [NOW - 2 * HOUR, NOW - HOUR, NOW];

  it('shows the budget of the window that ends at each time', () => {
    const { verdict, counts } = answer({ metrics: metrics((ago) => ({ total: 1000, bad: ago === 0 ? 67.2 : 0 })) });
    const frame = encodeBudget('B', verdict, counts, times, READER);
    expect(value(frame, BUDGET_COLUMNS.remaining, 0)).toBe(1);
    expect(value(frame, BUDGET_COLUMNS.remaining, 2)).toBeCloseTo(0.9, 9);
    expect(value(frame, BUDGET_COLUMNS.leftBad, 2)).toBeCloseTo(604.8, 9);
  });

  it('projects at the pace of the last day, over a quarter of the shown time', () => {
    const { verdict, counts } = answer({ metrics: metrics((ago) => ({ total: 1000, bad: ago < 24 ? 20 : 0 })) });
    const shown = [NOW - 40 * HOUR, NOW];
    const { projection } = encodeBudget('B', verdict, counts, shown, READER).meta!.custom!.truce as BudgetDetail;
    expect(projection[0]).toEqual([NOW, expect.closeTo(1 - 480 / 672, 9)]);
    expect(projection.at(-1)![0]).toBe(NOW + 10 * HOUR);
    expect(projection.at(-1)![1]).toBeLessThanOrEqual(0);
  });

  it('has no line where the data has stopped, and projects nothing from it', () => {
    const stopped = metrics((ago) => (ago < 2 ? {} : { total: 1000 }), NOW - 2 * HOUR);
    const { verdict, counts } = answer({ metrics: stopped });
    const frame = encodeBudget('B', verdict, counts, times, READER);
    expect(times.map((_, i) => value(frame, BUDGET_COLUMNS.remaining, i))).toEqual([1, null, null]);
    expect((frame.meta!.custom!.truce as BudgetDetail).projection).toEqual([]);
  });

  it('breaks where a calendar window starts anew, because nothing has recovered', () => {
    const weekly: Slo = { ...CHECKOUT, window: { kind: 'calendar', period: 'week', timeZone: 'Asia/Kolkata' } };
    const { verdict, counts } = answer({ slo: weekly, metrics: steady(0.5) });
    const reset = Date.UTC(2026, 10, 15, 18, 30);
    const hours = Array.from({ length: 8 * 24 + 1 }, (_, i) => NOW - (8 * 24 - i) * HOUR);
    const frame = encodeBudget('B', verdict, counts, hours, READER);
    const rows = rowsOf(frame);
    const at = rows.findIndex((it) => it.Time === reset);
    expect(rows[at]).toEqual({ Time: reset, Remaining: null, 'Bad events left': null });
    expect(rows[at - 1]!.Remaining).not.toBeNull();
    expect((frame.meta!.custom!.truce as BudgetDetail).resets).toEqual([reset]);
    expect(rows.map((it) => it.Time)).toEqual([...rows.map((it) => it.Time as number)].sort((a, b) => a - b));
  });

  it('names the dearest incidents with what they cost', () => {
    const { verdict, counts } = answer({ metrics: metrics((ago) => ({ total: 1000, bad: ago === 140 ? 612 : 0 })) });
    const { incidents } = encodeBudget('B', verdict, counts, times, READER).meta!.custom!.truce as BudgetDetail;
    expect(incidents.map((it) => it.label.replaceAll('\u00a0', ' '))).toEqual([
      'Mon 14:00 for 60 minutes: 91 % of the budget, 612 failed checkouts',
    ]);
  });

  it('is not about today when the time asked about is over', () => {
    const { verdict, counts } = answer();
    const frame = encodeBudget('B', verdict, counts, times, { ...READER, isPast: true });
    expect(frame.meta!.custom!.truce).toMatchObject({ atLabel: '22 Nov 11:00', pace: "at that day's pace" });
  });

  it('is empty when the source failed, and says so', () => {
    const { verdict, counts } = answer({ metrics: failed('refused') });
    const frame = encodeBudget('B', verdict, counts, [], READER);
    expect(frame.length).toBe(0);
    expect(frame.meta!.custom!.truce).toMatchObject({ state: 'cant-tell', stale: true });
  });
});

describe('the burn frame', () => {
  it('has a field a window that is not shorter than the distance of its points', () => {
    const { verdict, counts } = answer();
    const frame = encodeBurn('C', verdict, counts, [NOW - HOUR, NOW], READER);
    expect(frame.fields.map((it) => it.name)).toEqual(['Time', '1h', '2h', '6h', '1d', '3d']);
    expect(value(frame, '1d', 1)).toBeCloseTo(0.38, 9);
  });

  it('carries the thresholds of the SLO and the rates now', () => {
    const { verdict, counts } = answer();
    const truce = encodeBurn('C', verdict, counts, [NOW], READER).meta!.custom!.truce as BurnDetail;
    expect(truce.alerts.map((it) => it.label)).toContain('pages at 13.4 (1 h and 5 m)');
    expect(truce.rates.find((it) => it.window === '1d')).toMatchObject({ text: '0.38' });
    expect(truce.sentence).toMatch(/^No page/);
  });

  it('tells no data from no traffic, in the graph and now', () => {
    const odd = metrics((ago) => (ago < 2 ? {} : ago < 40 ? { total: 0 } : { total: 1000 }), NOW - 2 * HOUR);
    const { verdict, counts } = answer({ metrics: odd });
    const frame = encodeBurn('C', verdict, counts, [NOW - 2 * HOUR, NOW - HOUR, NOW], READER);
    const truce = frame.meta!.custom!.truce as BurnDetail;
    expect(rowsOf(frame).map((it) => it['1h'])).toEqual([null, null, null]);
    expect(truce.noData).toEqual({ '1h': [NOW - HOUR, NOW], '2h': [NOW], '6h': [], '1d': [], '3d': [] });
    expect(truce.rates.map((it) => [it.window, it.text])).toEqual([
      ['5m', 'no data'],
      ['30m', 'no data'],
      ['1h', 'no data'],
      ['2h', 'no data'],
      ['6h', 'no traffic'],
      ['1d', 'no traffic'],
      ['3d', '0'],
      ['window', '0'],
    ]);
  });

  it('leaves windows out that are shorter than a bucket', () => {
    const { verdict, counts } = answer();
    const frame = encodeBurn('C', verdict, { ...counts!, grainMs: 2 * HOUR }, [NOW], READER);
    expect(frame.fields.map((it) => it.name)).toEqual(['Time', '2h', '6h', '1d', '3d']);
  });
});
