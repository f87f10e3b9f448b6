import { panelProblem } from './panelProblem';

const READ = { ok: true, value: { items: [], problems: [] } } as const;
const UNREAD = { ok: false, problem: 'There is nothing to show.' } as const;

describe('what a panel shows instead of its answer', () => {
  it('is nothing when the answer can be read', () => {
    expect(panelProblem({ state: 'Done' }, { ok: true, value: { items: [], problems: [] } })).toBeUndefined();
  });

  it('is the message of the data source, even when the last good answer is still there', () => {
    const data = { state: 'Error', errors: [{ message: 'connection refused.' }] };
    expect(panelProblem(data, { ...READ, value: { items: [], problems: [] } })).toEqual({
      problem: 'The query failed: connection refused.',
    });
  });

  it('is a failed query, even when nobody says why', () => {
    expect(panelProblem({ state: 'Error' }, UNREAD)?.problem).toBe('The query failed: it gave no reason.');
    expect(panelProblem({ state: 'Done', error: { data: { message: 'no' } } }, UNREAD)?.problem).toBe(
      'The query failed: no.'
    );
  });

  it('is patience before the first answer', () => {
    expect(panelProblem({ state: 'Loading' }, UNREAD)?.headline).toBe('One moment');
  });

  it('is what is wrong with the answer', () => {
    expect(panelProblem({ state: 'Done' }, UNREAD)).toEqual({ problem: 'There is nothing to show.' });
  });
});
