import { decidePolicy } from '../core/policy/decidePolicy';
import { CHECKOUT, NOW, SIGNED, steady } from '../core/policy/policyFixture';
import { BURN_TIME } from './columns';
import { decodeBurn } from './decodeBurn';
import { encodeBurn } from './encodeBurn';
import { budgetFrame, burnFrame, withoutField, withValues } from './frameFixture';

const HOUR = 3_600_000;

function problemOf(frames: unknown): string {
  const decoded = decodeBurn(frames);
  return decoded.ok ? 'was read' : decoded.problem;
}

describe('decoding burn frames', () => {
  it('reads what the data source writes', () => {
    const metrics = steady(0.38);
    const verdict = decidePolicy({ at: NOW, slo: CHECKOUT, agreement: SIGNED, metrics });
    const counts = metrics.ok ? { counts: metrics.counts, evaluatedTo: NOW } : undefined;
    const frame = encodeBurn('A', verdict, counts, [NOW - HOUR, NOW], { timeZone: 'UTC', now: NOW });
    expect(decodeBurn([frame])).toMatchObject({
      ok: true,
      value: { problems: [], items: [{ times: [NOW - HOUR, NOW] }] },
    });
  });

  it('orders the windows from the shortest, keeps gaps, and does not take zero for one', () => {
    const decoded = decodeBurn([burnFrame()]);
    expect(decoded.ok && decoded.value.items[0]?.lines).toEqual([
      { window: '1h', rates: [null, 4.9] },
      { window: '6h', rates: [0, 3.1] },
    ]);
  });

  it('puts the worst SLO first', () => {
    const decoded = decodeBurn([burnFrame(), burnFrame({ state: 'stop' })]);
    expect(decoded.ok && decoded.value.items.map(({ detail }) => detail.state)).toEqual(['stop', 'care']);
  });

  it.each([
    ['no frames', [], 'There is nothing to show'],
    ['the answer to another view', [budgetFrame()], 'its query asks for “Budget”'],
    ['no times', [withoutField(burnFrame(), BURN_TIME)], 'is missing or does not fit'],
    ['fewer rates than times', [withValues(burnFrame(), '1h', [1])], 'is missing or does not fit'],
    ['a newer frame', [burnFrame({ contract: 99 })], 'reload the page'],
    ['a threshold that is no number', [burnFrame({ alerts: [{ factor: 'x' } as never] })], '(alerts.0.'],
  ])('says in one sentence what is wrong with %s', (_, frames, sentence) => {
    expect(problemOf(frames)).toContain(sentence);
  });
});
