import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';

import { CHECKOUT } from '../core/policy/policyFixture';
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

  it('says why it knows no SLOs', async () => {
    setUp(() => Promise.reject(new Error('The folder Truce is not there yet.')));
    expect(await screen.findByText('The folder Truce is not there yet.')).toBeInTheDocument();
  });
});
