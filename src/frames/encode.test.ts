import type { StoredAct } from '../core/agreement/Act';
import { decidePolicy, type PolicyInput } from '../core/policy/decidePolicy';
import { CHECKOUT, metrics, NOW, PROPOSED, SIGNED, steady, failed } from '../core/policy/policyFixture';
import { BUDGET_COLUMNS, STATE_COLUMNS } from './columns';
import { encodeBudget } from './encodeBudget';
import { encodeBurn } from './encodeBurn';
import { encodeState } from './encodeState';
import type { BudgetDetail, BurnDetail, StateDetail } from './StateDetail';

const HOUR = 3_600_000;
const READER = { timeZone: 'UTC', now: NOW };

function answer(part: Partial<PolicyInput> = {}) {
  const input: PolicyInput = { at: NOW, slo: CHECKOUT, agreement: SIGNED, metrics: steady(0.38), ...part };
  const counts = input.metrics.ok ? { counts: input.metrics.counts, evaluatedTo: NOW } : undefined;
  return { verdict: decidePolicy(input), counts };
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
});
