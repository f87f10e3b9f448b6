import { config } from '@grafana/runtime';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';

import { PEOPLE } from '../../core/agreement/agreementFixture';
import { termsHash } from '../../core/agreement/termsHash';
import { fakeDesk, type FakeDesk, fakePlace } from '../record/fakeDesk';
import { agreedDesk, PROPOSED, proposedDesk } from './pageFixture';
import { ProposePage } from './ProposePage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: ({ children }: { children: React.ReactNode }) => <main>{children}</main>,
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

const ANSWERS = `?answers=2-${termsHash(PROPOSED).slice(0, 8)}`;

function Address() {
  const { pathname, state } = useLocation();
  return <output>{`${pathname} ${JSON.stringify(state)}`}</output>;
}

async function open({ desk }: FakeDesk, search = '', storage = fakePlace(), state?: object) {
  const view = render(
    <MemoryRouter initialEntries={[{ pathname: '/agreements/checkout/propose', search, state }]}>
      <Routes>
        <Route path="agreements/:id/propose" element={<ProposePage desk={desk} storage={storage} />} />
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
      <Address />
    </MemoryRouter>
  );
  await screen.findByText(/^(What we promise|You cannot propose terms here)$/);
  return view;
}

// The queries of testing-library take seconds on a form of this size.
const field = (label: string, where: ParentNode = document) => {
  const labels = [...where.querySelectorAll('label')].filter((it) => it.textContent?.trim().startsWith(label));
  expect(labels).toHaveLength(1);
  return document.getElementById(labels[0]!.htmlFor) ?? labels[0]!.querySelector('input')!;
};
const type = (label: string, value: string, where?: ParentNode) =>
  fireEvent.change(field(label, where), { target: { value } });
const button = (name: string) => [...document.querySelectorAll('button')].find((it) => it.textContent === name);
const press = (name: string) => act(async () => void fireEvent.click(button(name)!));
const address = () => screen.getByText((_, element) => element?.tagName === 'OUTPUT').textContent;
const byLabel = (label: string) => document.querySelector<HTMLElement>(`[aria-label^="${label}"]`)!;
const problems = () => byLabel('What is wrong');
const tier = (number: number) => byLabel(`Tier ${number}:`);
const tiers = () =>
  [...document.querySelectorAll('[role=group][aria-label^="Tier "]')].map((it) => it.getAttribute('aria-label'));
const stateOf = async ({ desk }: FakeDesk) => (await desk.readWhole('checkout'))!.agreement.state;

beforeEach(() => {
  config.bootData = { user: { orgRole: 'Viewer' } } as never;
});

describe('proposing terms', () => {
  it('puts the first terms on the table, with the ready-made policy as it is offered', async () => {
    const fake = await fakeDesk();
    await open(fake);
    type('Reason', 'To begin with.');
    await press('Propose version 1');
    expect(address()).toBe('/a/truce-errorbudget-app/agreements/checkout {}');
    expect((await stateOf(fake)).proposed).toMatchObject({ version: 1, reason: 'To begin with.', signatures: [] });
  });

  it('shows at once what changes of the version in force, and signs in the same breath', async () => {
    const fake = await agreedDesk();
    await open(fake);
    type('How much may go wrong', '1 in 2,000');
    const list = byLabel('Beside version 1, in force');
    expect(list).toHaveTextContent('99.95');
    await press('Propose and sign');
    const { proposed } = await stateOf(fake);
    expect(proposed?.terms.slos[0]?.target).toBe(0.9995);
    expect(proposed?.signatures.map((it) => it.party)).toEqual(['product']);
  });

  it('says at once what is wrong, sends nothing, and keeps what was typed', async () => {
    const fake = await agreedDesk();
    await open(fake);
    type('Begins below', '25,5', tier(2));
    expect(problems()).toHaveTextContent('Tier 2, begins below is “25,5”.');
    await press('Propose version 2');
    expect((await stateOf(fake)).proposed).toBeUndefined();
    expect(field('Begins below', tier(2))).toHaveValue('25,5');
    expect(problems()).toHaveFocus();
  });

  it('asks for a change when nothing is different', async () => {
    const fake = await agreedDesk();
    await open(fake);
    await press('Propose version 2');
    expect(problems()).toHaveTextContent('Nothing is different from version 1, which is in force.');
    expect((await stateOf(fake)).proposed).toBeUndefined();
  });

  it('keeps the form and says why when it did not arrive; the second try is no second proposal', async () => {
    const fake = await agreedDesk();
    await open(fake);
    type('Goals', 'Sleep well.');
    fake.connection.isGone = true;
    await press('Propose version 2');
    expect(screen.getAllByText(/could not be reached/).length).toBeGreaterThan(0);
    expect(field('Goals')).toHaveValue('Sleep well.');
    fake.connection.isGone = false;
    await press('Propose version 2');
    expect(address()).toMatch(/checkout \{\}$/);
    const { acts } = await fake.store.acts();
    expect(acts.filter((it) => it.act.act === 'propose')).toHaveLength(2);
  });

  it('cannot leave out whom the agreement requires', async () => {
    await open(await agreedDesk());
    const group = screen.getByText('Who must sign').closest('fieldset')!;
    expect(field('SRE', group)).toBeDisabled();
    expect(field('SRE', group)).toBeChecked();
    expect(field('Executive', group)).toBeEnabled();
  });

  it('says at the field that its words mean nothing, and takes a bare number for per cents', async () => {
    await open(await fakeDesk());
    type('How much may go wrong', 'a bit');
    expect(field('How much may go wrong').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toMatch(/^How much may go wrong is "a bit"\. Write a time/);
    type('How much may go wrong', '99.5');
    expect(field('How much may go wrong').getAttribute('aria-invalid')).toBeNull();
    expect(document.body.textContent).toContain('A target of 99.5\u00a0%');
  });

  it('takes the definition of an SLO as it is now only when asked to', async () => {
    const fake = await agreedDesk();
    const admin = fake.as({ id: 1, login: 'admin' }, { mayDefine: true });
    const { slos } = await admin.store.definitions();
    await admin.store.updateSlo({ ...slos[0]!.value, promise: 'Everybody can pay.' }, slos[0]!.version);
    await open(fake);
    const box = field('Take the definition as it is now');
    expect(document.body.textContent).toContain('The SLO’s definition is different from these terms.');
    expect(box).not.toBeChecked();
    fireEvent.click(box);
    await press('Propose version 2');
    expect((await stateOf(fake)).proposed?.terms.slos[0]?.promise).toBe('Everybody can pay.');
  });

  it('changes the list of tiers: another policy, one more, one less, another order', async () => {
    await open(await agreedDesk());
    fireEvent.click(byLabel('Use the tiers of Four tiers'));
    expect(tiers()).toEqual(['Tier 1: Healthy', 'Tier 2: Caution', 'Tier 3: Warning', 'Tier 4: Exhausted']);
    fireEvent.click(byLabel('Remove tier 2'));
    fireEvent.click(byLabel('Move tier 3 up'));
    expect(tiers()).toEqual(['Tier 1: Healthy', 'Tier 2: Exhausted', 'Tier 3: Warning']);
    expect(problems().textContent).not.toBe('');
    await press('Add a tier');
    expect(tiers()).toHaveLength(4);
  });

  it('is not offered to whoever is not signed in', async () => {
    await open(await agreedDesk({ access: { user: undefined, mayAct: false } }));
    expect(screen.getByText('You cannot propose terms here')).toBeInTheDocument();
    expect(document.querySelector('label')).not.toBeInTheDocument();
  });
});

describe('sending back with other terms', () => {
  it('is one act that is the next version at once', async () => {
    const fake = (await proposedDesk()).as(PEOPLE.sam);
    await open(fake, ANSWERS, fakePlace(), { party: 'sre', reason: 'Too strict.' });
    expect(field('Reason')).toHaveValue('Too strict.');
    type('How much may go wrong', '1 in 1,500');
    await press('Send back with these terms');
    const state = await stateOf(fake);
    expect(state.entries.at(-1)?.stored.act).toMatchObject({ act: 'send-back', version: 2, reason: 'Too strict.' });
    expect(state.proposed).toMatchObject({ version: 3, proposedFor: 'sre' });
    expect(state.versions[1]?.sentBack).toMatchObject([{ party: 'sre', counterVersion: 3 }]);
  });

  it('needs a reason and terms that differ', async () => {
    const fake = (await proposedDesk()).as(PEOPLE.sam);
    await open(fake, ANSWERS);
    await press('Send back with these terms');
    expect(problems()).toHaveTextContent('Nothing is different from version 2');
    expect(problems()).toHaveTextContent('Reason is empty.');
    expect((await stateOf(fake)).entries).toHaveLength(6);
  });
});

describe('what was begun and not sent', () => {
  it('is there again when one comes back, and gone once it was proposed', async () => {
    const fake = await agreedDesk();
    const storage = fakePlace();
    const first = await open(fake, '', storage);
    type('Goals', 'Sleep well.');
    first.unmount();

    const second = await open(fake, '', storage);
    expect(screen.getByText(/^You wrote this here/)).toBeInTheDocument();
    expect(field('Goals')).toHaveValue('Sleep well.');
    await press('Propose version 2');
    second.unmount();

    await open(fake, '', storage);
    expect(screen.queryByText(/^You wrote this here/)).not.toBeInTheDocument();
  });

  it('is not offered again when it has arrived by another way', async () => {
    const fake = await agreedDesk();
    const storage = fakePlace();
    const first = await open(fake, '', storage);
    type('Goals', 'Sleep well.');
    fake.connection.isGone = true;
    await press('Propose version 2');
    first.unmount();
    fake.connection.isGone = false;
    const [kept] = fake.desk.kept();
    await fake.desk.say(kept!.agreement, kept!.draft, kept!.id);
    await open(fake, '', storage);
    expect(screen.queryByText(/^You wrote this here/)).not.toBeInTheDocument();
  });

  it('can be thrown away', async () => {
    const fake = await agreedDesk();
    const storage = fakePlace();
    const first = await open(fake, '', storage);
    type('Goals', 'Sleep well.');
    first.unmount();
    const second = await open(fake, '', storage);
    await press('Start anew');
    expect(field('Goals')).toHaveValue('Customers can pay.');
    second.unmount();
    await open(fake, '', storage);
    expect(screen.queryByText(/^You wrote this here/)).not.toBeInTheDocument();
  });

  it('is not shown to the next person at the same browser', async () => {
    const fake = await agreedDesk();
    const storage = fakePlace();
    const first = await open(fake, '', storage);
    type('Goals', 'Sleep well.');
    first.unmount();
    await open(fake.as(PEOPLE.sam), '', storage);
    expect(field('Goals')).toHaveValue('Customers can pay.');
  });

  it('stays when the page reads anew and somebody else proposed meanwhile', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setImmediate'] });
    try {
      const fake = await agreedDesk();
      await open(fake);
      type('Goals', 'Sleep well.');
      const sam = fake.as(PEOPLE.sam).desk;
      await sam.say('checkout', { act: 'propose', party: 'sre', version: 2, terms: PROPOSED, reason: '' }, 'sams');
      await act(async () => {
        await jest.advanceTimersByTimeAsync(30_000);
      });
      expect(field('Goals')).toHaveValue('Sleep well.');
      expect(button('Propose version 3')).toBeInTheDocument();
    } finally {
      jest.useRealTimers();
    }
  });
});
