import fc from 'fast-check';

import { decidePolicy } from '../core/policy/decidePolicy';
import { CHECKOUT, NOW, PROPOSED, SIGNED, steady } from '../core/policy/policyFixture';
import { POLICY_STATES } from '../core/policy/PolicyState';
import { STATE_COLUMNS } from './columns';
import { decodeState, decodeStateDetail } from './decodeState';
import { encodeState } from './encodeState';
import { budgetFrame, everyState, stateDetail, stateFrame, withoutField, withValues } from './frameFixture';

function problemOf(frames: unknown): string {
  const decoded = decodeState(frames);
  if (decoded.ok) {
    throw new Error('was read');
  }
  return decoded.problem;
}

function readOf(frames: unknown) {
  const decoded = decodeState(frames);
  if (!decoded.ok) {
    throw new Error(decoded.problem);
  }
  return decoded.value;
}

describe('decoding state frames', () => {
  it('reads what the data source writes', () => {
    const verdicts = [SIGNED, PROPOSED].map((agreement) =>
      decidePolicy({ at: NOW, slo: CHECKOUT, agreement, metrics: steady(0.38) })
    );
    const { items, problems } = readOf([encodeState('A', verdicts, { timeZone: 'UTC', now: NOW })]);
    expect(problems).toEqual([]);
    expect(items.map((row) => [row.slo, row.title, row.detail.state])).toEqual([
      [CHECKOUT.id, CHECKOUT.title, 'unsigned'],
      [CHECKOUT.id, CHECKOUT.title, 'ship'],
    ]);
  });

  it('puts the worst first whatever order the rows came in', () => {
    expect(readOf([everyState()]).items.map((row) => row.detail.state)).toEqual(POLICY_STATES);
  });

  it('joins the rows of several queries', () => {
    const { items } = readOf([stateFrame([stateDetail('ship')]), stateFrame([stateDetail('stop')])]);
    expect(items.map((row) => row.detail.state)).toEqual(['stop', 'ship']);
  });

  it('shows the rows it can read and names the one it cannot', () => {
    const frame = stateFrame([stateDetail('ship'), stateDetail('care')]);
    const spoilt = withValues(frame, STATE_COLUMNS.detail, [JSON.stringify(stateDetail('ship')), '{"state":"care"}']);
    const { items, problems } = readOf([spoilt]);
    expect(items).toHaveLength(1);
    expect(problems).toEqual([expect.stringContaining('Promise 2 cannot be shown')]);
  });

  it('passes on the warnings of the data source, each once, and how many SLOs have no row', () => {
    const warned = (unreadable: unknown, ...notices: unknown[]) => ({
      ...stateFrame([stateDetail('ship')]),
      meta: { notices, custom: { truce: { view: 'state', contract: 1, unreadable } } },
    });
    const lost = { severity: 'warning', text: '"Search" cannot be read.' };
    const read = readOf([
      warned({ slos: 1, all: 2 }, lost, { severity: 'info', text: 'Cached.' }, 'rubbish', { severity: 'error' }),
      warned({ slos: 1, all: 2 }, lost, { severity: 'error', text: 'Half an answer.' }),
    ]);
    expect(read.notices).toEqual([lost.text, 'Half an answer.']);
    expect(read.unreadable).toEqual({ slos: 1, all: 2 });
    expect(read.problems).toEqual([]);
    for (const rubbish of [undefined, 7, 'x', [], { slos: '1', all: null }, { slos: -1, all: NaN }]) {
      expect(readOf([warned(rubbish)]).unreadable).toEqual({ slos: 0, all: 0 });
    }
  });

  it.each([
    ['no frames at all', [], 'There is nothing to show'],
    ['something that is no list', 'rubbish', 'There is nothing to show'],
    ['a frame without fields', [{ fields: [] }], 'There is nothing to show'],
    ['the answer to another view', [budgetFrame()], 'its query asks for “Budget”'],
    [
      'a frame of another data source',
      [{ fields: [{ name: 'Value', values: [1] }] }],
      'not an answer of the Truce data source',
    ],
    ['a frame without the column detail', [withoutField(everyState(), STATE_COLUMNS.detail)], 'remove transformations'],
    ['a frame without rows', [stateFrame([])], 'No SLO answers this query'],
    ['rows whose detail is empty', [withValues(everyState(), STATE_COLUMNS.detail, [null])], 'is empty'],
  ])('says in one sentence what is wrong with %s', (_, frames, sentence) => {
    expect(problemOf(frames)).toContain(sentence);
  });

  it('asks to reload when the data source is newer than the panel', () => {
    const frame = { ...everyState(), meta: { custom: { truce: { view: 'state', contract: 99 } } } };
    expect(problemOf([frame])).toContain('reload the page');
  });

  it('names a row without a title by its id', () => {
    const frame = withValues(stateFrame([stateDetail()]), STATE_COLUMNS.title, [null]);
    expect(readOf([frame]).items[0]?.title).toBe('slo-1');
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(() => decodeState(anything)).not.toThrow();
        expect(() => decodeState([anything])).not.toThrow();
        expect(() => decodeState([{ fields: [{ name: STATE_COLUMNS.detail, values: [anything] }] }])).not.toThrow();
      })
    );
  });
});

describe('decoding the detail of a row', () => {
  const without = (key: string) => JSON.stringify({ ...stateDetail(), [key]: undefined });

  it('gives back what was written', () => {
    expect(decodeStateDetail(JSON.stringify(stateDetail('cant-tell')))).toEqual({
      ok: true,
      value: stateDetail('cant-tell'),
    });
  });

  it.each(['state', 'headline', 'sentence', 'tiers', 'signatures', 'reasons', 'stale', 'notes'])(
    'refuses a detail without %s and names it',
    (key) => {
      expect(decodeStateDetail(without(key))).toEqual({ ok: false, problem: expect.stringContaining(`(${key}:`) });
    }
  );

  it.each([
    ['text that is not JSON', '{', 'is not JSON'],
    ['a number', 7, 'is empty'],
    ['a state this version does not know', JSON.stringify({ ...stateDetail(), state: 'party' }), '(state:'],
    ['an empty state word', JSON.stringify({ ...stateDetail(), headline: '' }), '(headline:'],
  ])('refuses %s', (_, cell, sentence) => {
    expect(decodeStateDetail(cell)).toEqual({ ok: false, problem: expect.stringContaining(sentence) });
  });
});
