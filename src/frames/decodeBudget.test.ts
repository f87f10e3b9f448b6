import fc from 'fast-check';

import { decidePolicy } from '../core/policy/decidePolicy';
import { CHECKOUT, NOW, SIGNED, steady } from '../core/policy/policyFixture';
import { BUDGET_COLUMNS } from './columns';
import { decodeBudget } from './decodeBudget';
import { encodeBudget } from './encodeBudget';
import { budgetFrame, burnFrame, withoutField, withValues } from './frameFixture';

const HOUR = 3_600_000;

function problemOf(frames: unknown): string {
  const decoded = decodeBudget(frames);
  return decoded.ok ? 'was read' : decoded.problem;
}

describe('decoding budget frames', () => {
  it('reads what the data source writes', () => {
    const metrics = steady(0.38);
    const verdict = decidePolicy({ at: NOW, slo: CHECKOUT, agreement: SIGNED, metrics });
    const counts = metrics.ok ? { counts: metrics.counts, evaluatedTo: NOW } : undefined;
    const frame = encodeBudget('A', verdict, counts, [NOW - HOUR, NOW], { timeZone: 'UTC', now: NOW });
    const decoded = decodeBudget([frame]);
    expect(decoded).toMatchObject({ ok: true, value: { problems: [], items: [{ times: [NOW - HOUR, NOW] }] } });
  });

  it('keeps gaps as gaps', () => {
    expect(decodeBudget([budgetFrame()])).toMatchObject({
      ok: true,
      value: { items: [{ remaining: [0.7, null, 0.62], leftBad: [7000, null, 6200] }] },
    });
  });

  it('takes what is not a number for a gap', () => {
    const frame = withValues(budgetFrame(), BUDGET_COLUMNS.remaining, [NaN, 'x', 0.5]);
    expect(decodeBudget([frame])).toMatchObject({ ok: true, value: { items: [{ remaining: [null, null, 0.5] }] } });
  });

  it('puts the worst SLO first', () => {
    const decoded = decodeBudget([budgetFrame(), budgetFrame({ state: 'stop' })]);
    expect(decoded.ok && decoded.value.items.map(({ detail }) => detail.state)).toEqual(['stop', 'ship']);
  });

  it('shows the SLOs it can read and names the one it cannot', () => {
    const spoilt = withoutField(budgetFrame({ title: 'Payments go through' }), BUDGET_COLUMNS.remaining);
    const decoded = decodeBudget([budgetFrame(), spoilt]);
    expect(decoded).toMatchObject({ ok: true, value: { problems: [expect.stringContaining('Payments go through')] } });
  });

  it.each([
    ['no frames', [], 'There is nothing to show'],
    ['the answer to another view', [burnFrame()], 'its query asks for “Burn rate”'],
    [
      'a frame of another data source',
      [{ fields: [{ name: 'Value', values: [] }] }],
      'not an answer of the Truce data source',
    ],
    ['times that go back', [withValues(budgetFrame(), BUDGET_COLUMNS.time, [3, 2, 1])], 'do not fit each other'],
    ['fewer values than times', [withValues(budgetFrame(), BUDGET_COLUMNS.remaining, [1])], 'do not fit each other'],
    ['a newer frame', [budgetFrame({ contract: 99 })], 'reload the page'],
    ['a description with a wrong part', [budgetFrame({ many: 7 as never })], '(many:'],
  ])('says in one sentence what is wrong with %s', (_, frames, sentence) => {
    expect(problemOf(frames)).toContain(sentence);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (truce, values) => {
        const fields = Object.values(BUDGET_COLUMNS).map((name) => ({ name, values }));
        expect(() => decodeBudget([{ fields, meta: { custom: { truce } } }])).not.toThrow();
        expect(() => decodeBudget([{ fields, meta: budgetFrame().meta }])).not.toThrow();
      })
    );
  });
});
