import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';

import { CHECKOUT } from '../core/policy/policyFixture';
import { FRAME_VIEWS, VIEW_NAMES } from '../frames/columns';
import { QueryEditor } from './QueryEditor';
import type { TruceDatasource } from './TruceDatasource';
import type { TruceQuery } from './TruceQuery';

const SLOS = [CHECKOUT, { ...CHECKOUT, id: 'login', title: 'People can sign in', team: 'Identity' }];

/** The editor as a panel holds it: what it changes comes back to it. */
function setUp(slos: () => Promise<typeof SLOS> = async () => SLOS, start: Partial<TruceQuery> = {}) {
  const onChange = jest.fn();
  const onRunQuery = jest.fn();
  const datasource = { library: { slos } } as unknown as TruceDatasource;
  function Panel() {
    const [query, setQuery] = useState<TruceQuery>({ refId: 'A', view: 'state', ...start });
    const change = (next: TruceQuery) => {
      onChange(next);
      setQuery(next);
    };
    return <QueryEditor datasource={datasource} query={query} onChange={change} onRunQuery={onRunQuery} />;
  }
  render(<Panel />);
  return { onChange, onRunQuery, user: userEvent.setup() };
}

beforeAll(() => {
  // A Combobox measures the text of its options on a canvas, which jsdom does not have.
  HTMLCanvasElement.prototype.getContext = (() => ({ measureText: () => ({ width: 10 }) })) as never;
  const observer = { observe: () => undefined, unobserve: () => undefined, disconnect: () => undefined };
  global.IntersectionObserver = jest.fn(() => observer) as never;
});

describe('the query editor', () => {
  it('picks an SLO, and asks once', async () => {
    const { user, onChange, onRunQuery } = setUp();
    await user.type(await screen.findByRole('combobox', { name: /SLO/ }), 'login{Enter}');
    await waitFor(() => expect(onChange).toHaveBeenCalledWith({ refId: 'A', view: 'state', slo: 'login' }));
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });

  it('keeps what was picked when the view changes', async () => {
    const { user, onChange } = setUp(undefined, { slo: 'login' });
    await user.click(screen.getByRole('radio', { name: 'Burn rate' }));
    expect(onChange).toHaveBeenLastCalledWith({ refId: 'A', view: 'burn', slo: 'login' });
  });

  it('takes a variable', async () => {
    const { user, onChange } = setUp();
    await user.type(await screen.findByRole('combobox', { name: /Team/ }), '$team{Enter}');
    await waitFor(() => expect(onChange).toHaveBeenLastCalledWith({ refId: 'A', view: 'state', team: '$team' }));
  });

  it.each(FRAME_VIEWS)('shows %s, and says in one line what that is', async (view) => {
    const { user, onChange } = setUp(undefined, { view: view === 'state' ? 'budget' : 'state' });
    await user.click(await screen.findByRole('radio', { name: VIEW_NAMES[view] }));
    expect(onChange).toHaveBeenLastCalledWith({ refId: 'A', view });
    expect(screen.getByText(/^(May we|The|How|Past|What) .*\.$/, { selector: 'p' })).toBeVisible();
  });

  it('is worked by the keys alone', async () => {
    const { user, onChange } = setUp(undefined, { view: 'burn' });
    await user.tab();
    await user.keyboard('{ArrowRight}');
    expect(onChange).toHaveBeenLastCalledWith({ refId: 'A', view: 'ledger' });
    await user.tab();
    await user.keyboard('24{Enter}');
    expect(onChange).toHaveBeenLastCalledWith({ refId: 'A', view: 'ledger', periods: 24 });
  });

  it('asks for periods of the ledger alone, and takes none that cannot be', async () => {
    const { user, onChange } = setUp(undefined, { view: 'ledger', periods: 6 });
    const periods = await screen.findByRole('spinbutton', { name: 'Periods' });
    await user.clear(periods);
    await user.type(periods, '99{Enter}');
    expect(screen.getByText('Type a whole number from 1 to 60.')).toBeVisible();
    expect(onChange).not.toHaveBeenCalled();
    await user.clear(periods);
    await user.tab();
    expect(onChange).toHaveBeenLastCalledWith({ refId: 'A', view: 'ledger', periods: undefined });
    await user.click(screen.getByRole('radio', { name: 'State' }));
    expect(screen.queryByRole('spinbutton')).not.toBeInTheDocument();
  });

  it('picks a team with a comma in its name as one', async () => {
    const { user, onChange } = setUp(async () => [{ ...CHECKOUT, team: 'Search, Browse' }]);
    await user.type(await screen.findByRole('combobox', { name: /Team/ }), 'Search, Browse{Enter}');
    await waitFor(() =>
      expect(onChange).toHaveBeenLastCalledWith({ refId: 'A', view: 'state', team: 'Search\\, Browse' })
    );
  });

  it('names a draft that travels in the query, and goes back to what is stored', async () => {
    const { user, onChange } = setUp(undefined, { definition: { title: 'A new promise' } });
    expect(await screen.findByText('Draft: A new promise')).toBeVisible();
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Pick a stored SLO' }));
    expect(onChange).toHaveBeenLastCalledWith({ refId: 'A', view: 'state', definition: undefined });
    expect(screen.getAllByRole('combobox')).toHaveLength(2);
  });

  it('says why it knows no SLOs', async () => {
    setUp(() => Promise.reject(new Error('The folder Truce is not there yet.')));
    expect(await screen.findByText('The folder Truce is not there yet.')).toBeInTheDocument();
  });
});
