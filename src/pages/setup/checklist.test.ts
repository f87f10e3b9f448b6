import type { SetUpItem } from '../../grafana/setup/readSetUp';
import type { SetUpResult } from '../../grafana/setup/setUpGrafana';
import { checklist } from './checklist';
import { setUpSummary } from './setUpSummary';

const item = (id: string, state: SetUpItem['state']): SetUpItem => ({
  id,
  title: `Step ${id}`,
  state,
  message: 'Found.',
});
const result = (id: string, outcome: SetUpResult['outcome']): SetUpResult => ({
  id,
  title: `Step ${id}`,
  outcome,
  message: 'Made.',
});

const MISSING = [item('a', 'missing'), item('b', 'ready'), item('c', 'missing')];
const words = (...args: Parameters<typeof checklist>) => checklist(...args).map((it) => it.word);

describe('the checklist', () => {
  it('says what is there before anything is done', () => {
    expect(words([...MISSING, item('d', 'unknown')], [], false)).toEqual(['Missing', 'Ready', 'Missing', 'Not known']);
  });

  it('shows each result as it comes, the step at work and those that wait', () => {
    expect(words(MISSING, [], true)).toEqual(['Working', 'Waiting', 'Waiting']);
    expect(words(MISSING, [result('a', 'done')], true)).toEqual(['Done', 'Working', 'Waiting']);
  });

  it('keeps the results when the run is over', () => {
    const results = [result('a', 'done'), result('b', 'already'), result('c', 'failed')];
    expect(words(MISSING, results, false)).toEqual(['Done', 'Was already there', 'Failed']);
    expect(checklist(MISSING, results, false).every((it) => it.message === 'Made.')).toBe(true);
  });
});

describe('the sentence above the checklist', () => {
  it('counts what is missing', () => {
    expect(setUpSummary(MISSING, [])).toEqual({
      severity: 'info',
      text: '2 of 3 things that Truce needs are missing.',
    });
  });

  it('says that all is there', () => {
    expect(setUpSummary([item('a', 'ready')], [])).toEqual({ severity: 'success', text: 'Truce is set up.' });
  });

  it('does not claim what cannot be seen', () => {
    expect(setUpSummary([item('a', 'ready'), item('b', 'unknown')], []).text).toContain('As far as you may see it');
  });

  it('says when others see it, after something was made', () => {
    const { severity, text } = setUpSummary(MISSING, [result('a', 'done'), result('b', 'already')]);
    expect(severity).toBe('success');
    expect(text).toContain('Others see the folders within a minute');
  });

  it('says that nothing was changed when all was there', () => {
    expect(setUpSummary(MISSING, [result('a', 'already')]).text).toContain('Nothing was changed');
  });

  it('counts what failed, whatever else went well', () => {
    expect(setUpSummary(MISSING, [result('a', 'done'), result('b', 'failed')])).toMatchObject({
      severity: 'error',
      text: expect.stringContaining('1 of 2 steps failed'),
    });
  });
});
