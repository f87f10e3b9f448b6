import { config } from '@grafana/runtime';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';

import { checkoutAgreement, PEOPLE } from '../../core/agreement/agreementFixture';
import { termsHash } from '../../core/agreement/termsHash';
import type { Overview } from '../overview/Overview';
import { stateRow } from '../overview/overviewFixture';
import { fakeDesk, type FakeDesk } from '../record/fakeDesk';
import { AgreementPage } from './AgreementPage';
import { agreedDesk, must, PROPOSED, proposedDesk } from './pageFixture';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: ({
    children,
    actions,
    subTitle,
    pageNav,
  }: Record<string, React.ReactNode> & { pageNav: { text: string } }) => (
    <main>
      <h1>{pageNav.text}</h1>
      {actions}
      {subTitle}
      {children}
    </main>
  ),
}));

// A whole page in jsdom, on a busy machine.
jest.setTimeout(60_000);

class NothingObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(global, { ResizeObserver: NothingObserver, IntersectionObserver: NothingObserver });
HTMLCanvasElement.prototype.getContext = (() => ({ measureText: () => ({ width: 0 }) })) as never;

const STATES = async (): Promise<Overview> => ({ kind: 'rows', rows: [stateRow()], problems: [], at: 0 });

function Address() {
  const { pathname, search, state } = useLocation();
  return <output>{`${pathname}${search} ${JSON.stringify(state)}`}</output>;
}

async function show({ desk }: FakeDesk, search = '', readStates: () => Promise<Overview> = STATES) {
  render(
    <MemoryRouter initialEntries={[`/agreements/checkout${search}`]}>
      <Routes>
        <Route path="agreements/:id" element={<AgreementPage desk={desk} readStates={readStates} />} />
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
      <Address />
    </MemoryRouter>
  );
  await screen.findByRole('heading', { name: 'How we got here' });
  await act(async () => undefined);
}

const section = (name: string) => within(screen.getByRole('region', { name }));
const press = async (name: string | RegExp, where: Pick<typeof screen, 'getByRole'> = screen) => {
  await act(async () => void fireEvent.click(where.getByRole('button', { name })));
};
const dialog = () => within(screen.getByRole('dialog'));

beforeEach(() => {
  config.bootData = { user: { orgRole: 'Viewer' } } as never;
});

describe('the page of an agreement', () => {
  it('reads like a document, with headings in order', async () => {
    await show(await proposedDesk());
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('When checkout fails too often');
    const levels = screen.getAllByRole('heading').map((it) => Number(it.tagName.slice(1)));
    levels.slice(1).forEach((level, index) => expect(level - levels[index]!).toBeLessThanOrEqual(1));
    for (const name of [
      'What we promise',
      'What we do',
      'How we got here',
      'Signatures',
      'Not meant for',
      'Versions',
    ]) {
      expect(screen.getByRole('region', { name })).toBeInTheDocument();
    }
    expect(screen.getByText('Version 2, proposed')).toBeInTheDocument();
    expect(screen.getByText(/^Version 1 stays in force until everyone has signed version 2\./)).toBeInTheDocument();
  });

  it('says what changes in words, not by colour alone', async () => {
    await show(await proposedDesk());
    const [change] = section('What we promise').getAllByRole('listitem');
    expect(change).toHaveTextContent(/was .* → , now /);
    expect(within(change!).getByText(/99\.9\s%|1 checkout in 1,000/).tagName).toBe('DEL');
  });

  it('shows the state of each SLO now, and leads to it', async () => {
    await show(await proposedDesk());
    const link = await screen.findByRole('link', { name: /^Checkout works now: Ship\./ });
    expect(link).toHaveAttribute('href', '/a/truce-errorbudget-app/overview?slo=checkout');
  });

  it('says that there is no such agreement, leads to the list, and does not ask again', async () => {
    jest.useFakeTimers();
    const { desk } = await agreedDesk();
    const readWhole = jest.fn(async () => undefined);
    render(
      <MemoryRouter initialEntries={['/agreements/nothing']}>
        <Routes>
          <Route
            path="agreements/:id"
            element={<AgreementPage desk={Object.assign(desk, { readWhole })} readStates={STATES} />}
          />
        </Routes>
      </MemoryRouter>
    );
    await act(async () => undefined);
    expect(screen.getByRole('heading', { name: 'No such agreement' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All agreements' })).toHaveAttribute(
      'href',
      '/a/truce-errorbudget-app/agreements'
    );
    expect(screen.queryByText(/tries again/)).not.toBeInTheDocument();
    await act(async () => void jest.advanceTimersByTime(120_000));
    expect(readWhole).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });

  it('leads to where an exception is asked for, whom that is offered to', async () => {
    await show(await agreedDesk());
    const link = section('Exceptions and exclusions').getByRole('link', { name: 'Ask for an exception' });
    expect(link).toHaveAttribute('href', '/a/truce-errorbudget-app/decisions?agreement=checkout');
    cleanup();
    await show(await agreedDesk({ access: { user: undefined, mayAct: false } }));
    expect(screen.queryByRole('link', { name: 'Ask for an exception' })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All decisions' })).toBeInTheDocument();
  });

  it('stays readable when the states cannot be read', async () => {
    await show(await proposedDesk(), '', async () => ({ kind: 'failed', problem: 'No answer.' }));
    expect(await screen.findByText('The states cannot be shown now. No answer.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Sign version 2' })).toBeInTheDocument();
  });

  it('is a draft with a way to propose while nothing is agreed', async () => {
    await show(await fakeDesk());
    expect(screen.getByText('Draft')).toBeInTheDocument();
    expect(section('What we promise').getByText('1 checkout in 1,000')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Propose version 1' })).toHaveAttribute(
      'href',
      '/a/truce-errorbudget-app/agreements/checkout/propose'
    );
  });

  it('says so when there is no such agreement', async () => {
    const { desk } = await fakeDesk({ agreements: [] });
    render(
      <MemoryRouter initialEntries={['/agreements/checkout']}>
        <Routes>
          <Route path="agreements/:id" element={<AgreementPage desk={desk} readStates={STATES} />} />
        </Routes>
      </MemoryRouter>
    );
    expect(await screen.findByText(/There is no agreement “checkout”/)).toBeInTheDocument();
  });

  it('shows an act that does not count, marked, with the reason', async () => {
    const fake = await proposedDesk();
    await fake.as(PEOPLE.outsider).store.appendAct('forged', {
      agreement: 'checkout',
      act: 'sign',
      party: 'sre',
      version: 2,
      termsHash: termsHash(PROPOSED),
    });
    await show(fake);
    const acts = section('How we got here').getAllByRole('listitem');
    const forged = acts.find((it) => it.textContent?.includes('mallory'))!;
    expect(forged).toHaveTextContent('Does not count. mallory');
    expect(section('Signatures').getAllByText(/waiting|waits for you/)).toHaveLength(4);
  });

  it('compares any two versions that the address names', async () => {
    await show(await proposedDesk());
    fireEvent.click(screen.getByRole('link', { name: /^Differences of Version 2/ }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('Version 2 beside version 1');
    expect(dialog().getByRole('list', { name: 'Differences' })).toHaveTextContent('Nobody waits.');
    await press(/close/i, dialog());
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });
});

describe('what is offered', () => {
  it('is to sign and to send back, for a Viewer who acts for a party', async () => {
    await show(await proposedDesk());
    expect(screen.getByRole('button', { name: 'Sign version 2' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Send back…' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Propose a new version' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'People and SLOs' })).not.toBeInTheDocument();
  });

  it('is nothing to whoever is not signed in, who reads everything', async () => {
    await show(await proposedDesk({ access: { user: undefined, mayAct: false } }));
    expect(screen.getByText('You are not signed in')).toBeInTheDocument();
    expect(screen.getByText('Nobody waits.', { selector: 'p' })).toBeInTheDocument();
    const names = screen.getAllByRole('button').map((it) => it.textContent);
    expect(names).toEqual(['Refresh']);
    expect(screen.queryByLabelText('Comment')).not.toBeInTheDocument();
  });

  it('is a comment but no signature to whoever acts for no party, with one sentence why', async () => {
    await show((await proposedDesk()).as(PEOPLE.outsider));
    expect(screen.queryByRole('button', { name: 'Sign version 2' })).not.toBeInTheDocument();
    expect(section('Signatures').getByText(/act for no party|no party/)).toBeInTheDocument();
    expect(screen.getAllByText('You act for no party of this agreement.')).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Comment' })).toBeInTheDocument();
  });

  it('is to edit people and SLOs for whoever may', async () => {
    await show((await proposedDesk()).as(PEOPLE.sam, { mayDefine: true }));
    expect(screen.getByRole('link', { name: 'People and SLOs' })).toHaveAttribute(
      'href',
      '/a/truce-errorbudget-app/agreements/checkout/edit'
    );
  });
});

describe('signing', () => {
  it('asks once more, names the version, the party and what it means, and then stands in the list', async () => {
    const fake = await proposedDesk();
    await show(fake);
    await press('Sign version 2');
    expect(dialog().getByText(/For Product\..*Any change of them makes a new version/)).toBeInTheDocument();
    await press('Sign version 2', dialog());
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(await section('Signatures').findByText('valid')).toBeInTheDocument();
    const { agreement } = (await fake.desk.readWhole('checkout'))!;
    expect(agreement.state.proposed?.signatures.map((it) => it.party)).toEqual(['product']);
  });

  it('says why it failed, keeps the dialog, and signs once when tried again', async () => {
    const fake = await proposedDesk();
    await show(fake);
    await press('Sign version 2');
    fake.connection.isGone = true;
    await press('Sign version 2', dialog());
    expect(await dialog().findByText(/could not be reached/)).toBeInTheDocument();
    fake.connection.isGone = false;
    await press('Sign version 2', dialog());
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    const { acts } = await fake.store.acts();
    expect(acts.filter(({ act: it }) => it.act === 'sign' && it.version === 2)).toHaveLength(1);
  });

  it('lets choose for whom, where somebody acts for two parties', async () => {
    const definition = checkoutAgreement();
    definition.signers.executive = definition.signers.product;
    definition.required = [...definition.required, 'executive'];
    const fake = await fakeDesk({ agreements: [definition] });
    await must(fake, 'p1', { act: 'propose', party: 'product', version: 1, terms: PROPOSED, reason: '' });
    await show(fake);
    await press('Sign version 1');
    fireEvent.click(dialog().getByLabelText('Executive'));
    await press('Sign version 1', dialog());
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    const { agreement } = (await fake.desk.readWhole('checkout'))!;
    expect(agreement.state.proposed?.signatures.map((it) => it.party)).toEqual(['executive']);
  });
});

describe('sending back', () => {
  it('needs a reason', async () => {
    const fake = (await proposedDesk()).as(PEOPLE.sam);
    await show(fake);
    await press('Send back…');
    await press('Send back', dialog());
    expect(dialog().getByText('Write why: the others read it.')).toBeInTheDocument();
    fireEvent.change(dialog().getByLabelText(/Reason/), { target: { value: 'Too strict.' } });
    await press('Send back', dialog());
    expect(await screen.findByText('Version 2, sent back')).toBeInTheDocument();
    expect(section('How we got here').getByText('Too strict.')).toBeInTheDocument();
  });

  it('takes what was written along to the form of other terms', async () => {
    await show((await proposedDesk()).as(PEOPLE.sam));
    await press('Send back…');
    fireEvent.change(dialog().getByLabelText(/Reason/), { target: { value: 'Too strict.' } });
    await press('Propose other terms…', dialog());
    expect(screen.getByText('elsewhere')).toBeInTheDocument();
    const key = `2-${termsHash(PROPOSED).slice(0, 8)}`;
    expect(screen.getByText((_, element) => element?.tagName === 'OUTPUT')).toHaveTextContent(
      `/a/truce-errorbudget-app/agreements/checkout/propose?answers=${key} {"party":"sre","reason":"Too strict."}`
    );
  });
});

describe('retiring', () => {
  it('is wished with a reason, and the wish is taken back by keeping it', async () => {
    await show(await agreedDesk());
    await press('Retire…');
    fireEvent.change(dialog().getByLabelText(/Reason/), { target: { value: 'The service is gone.' } });
    await press('Wish to retire it', dialog());
    expect(await screen.findByText(/Product wishes to retire it/)).toBeInTheDocument();
    await press('Keep version 1');
    await press(/version 1/, dialog());
    await waitFor(() => expect(screen.queryByText(/Product wishes to retire it/)).not.toBeInTheDocument());
  });
});

describe('a comment', () => {
  it('is sent with Ctrl and Enter, and the field is empty for the next', async () => {
    await show(await proposedDesk());
    const field = screen.getByLabelText(/^Comment/);
    fireEvent.change(field, { target: { value: 'Sounds fair.' } });
    await act(async () => void fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true }));
    expect(await section('How we got here').findByText('Sounds fair.')).toBeInTheDocument();
    expect(field).toHaveValue('');
  });

  it('stays in the field when it did not arrive', async () => {
    const fake = await proposedDesk();
    await show(fake);
    const field = screen.getByLabelText(/^Comment/);
    fireEvent.change(field, { target: { value: 'Sounds fair.' } });
    fake.connection.isGone = true;
    await press('Comment');
    expect((await screen.findAllByText(/could not be reached/)).length).toBeGreaterThan(0);
    expect(field).toHaveValue('Sounds fair.');
  });
});
