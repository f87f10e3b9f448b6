import { config } from '@grafana/runtime';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import { checkoutTerms, PEOPLE } from '../../core/agreement/agreementFixture';
import { termsHash } from '../../core/agreement/termsHash';
import { stateRow } from '../overview/overviewFixture';
import { FAKE_NOW, type FakeDesk, fakeDesk } from '../record/fakeDesk';
import { fillJsdom, NO_STATES, showPage } from '../record/pageFixture';
import { DecisionsPage } from './DecisionsPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: ({ children }: { children: React.ReactNode }) => <main>{children}</main>,
}));

fillJsdom();

const TERMS = checkoutTerms();

/** Everybody has signed. */
async function inForce(): Promise<FakeDesk> {
  const pat = await fakeDesk();
  await pat.desk.say('checkout', { act: 'propose', party: 'product', version: 1, terms: TERMS, reason: '' }, 'p');
  for (const [who, party] of [
    ['pat', 'product'],
    ['sam', 'sre'],
    ['lee', 'lead'],
    ['dana', 'development'],
  ] as const) {
    const draft = { act: 'sign', party, version: 1, termsHash: termsHash(TERMS) } as const;
    await pat.as(PEOPLE[who]).desk.say('checkout', draft, `s-${who}`);
  }
  return pat;
}

function show({ desk }: FakeDesk, readStates = NO_STATES) {
  return showPage(<DecisionsPage desk={desk} readStates={readStates} now={() => FAKE_NOW} />, {
    path: '/decisions',
    at: '/decisions?agreement=checkout',
  });
}

beforeEach(() => {
  config.bootData = { user: { orgRole: 'Viewer', timezone: 'utc' } } as never;
});

async function fillException() {
  fireEvent.click(await screen.findByRole('button', { name: 'Ask for an exception' }));
  fireEvent.change(screen.getByLabelText('What may be done'), { target: { value: 'Release 4.2' } });
  fireEvent.change(screen.getByLabelText('Why it cannot wait'), { target: { value: 'A law begins.' } });
  fireEvent.click(screen.getByRole('button', { name: '2 hours' }));
}

describe('the decision log', () => {
  it('takes an exception from one side, lets the lead approve it, and shows until when it holds', async () => {
    const pat = await inForce();
    const { unmount } = show(pat);
    await fillException();
    fireEvent.click(screen.getByRole('button', { name: 'Ask for it' }));
    expect(await screen.findByText('It stands in the record.')).toBeInTheDocument();
    expect(await screen.findByText('It waits for Engineering lead.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve: Release 4.2' })).not.toBeInTheDocument();
    unmount();

    show(pat.as(PEOPLE.lee));
    fireEvent.click(await screen.findByRole('button', { name: 'Approve: Release 4.2' }));
    fireEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByText(/^holds until today 14:00/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Revoke: Release 4.2' })).toBeInTheDocument();
  });

  it('says what is missing in a form and writes nothing', async () => {
    const pat = await inForce();
    show(pat);
    fireEvent.click(await screen.findByRole('button', { name: 'Ask for an exception' }));
    fireEvent.click(screen.getByRole('button', { name: 'Ask for it' }));
    expect(screen.getByText('Write why it cannot wait.')).toBeInTheDocument();
    expect(screen.getByText('Choose a date and a time.')).toBeInTheDocument();
    expect((await pat.store.acts()).acts).toHaveLength(5);
  });

  it('keeps what was typed when it does not arrive, offers it again, and it becomes one act', async () => {
    const pat = await inForce();
    show(pat);
    await fillException();
    pat.connection.isGone = true;
    fireEvent.click(screen.getByRole('button', { name: 'Ask for it' }));
    expect(await screen.findByText('Something you said did not arrive')).toBeInTheDocument();
    expect(screen.getByLabelText('What may be done')).toHaveValue('Release 4.2');
    pat.connection.isGone = false;
    fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
    await waitFor(() => expect(screen.queryByText('Something you said did not arrive')).not.toBeInTheDocument());
    fireEvent.click(screen.getByRole('button', { name: 'Ask for it' }));
    await screen.findByText('It stands in the record.');
    expect((await pat.store.acts()).acts).toHaveLength(6);
  });

  it('lets what did not arrive be thrown away', async () => {
    const pat = await inForce();
    show(pat);
    await fillException();
    pat.connection.isGone = true;
    fireEvent.click(screen.getByRole('button', { name: 'Ask for it' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Throw away' }));
    await waitFor(() => expect(screen.queryByText('Something you said did not arrive')).not.toBeInTheDocument());
    expect(pat.desk.kept()).toEqual([]);
  });

  it('wants a reason for a no', async () => {
    const pat = await inForce();
    await pat.desk.say(
      'checkout',
      { act: 'ask-exception', party: 'product', scope: 'Release 4.2', reason: 'x', until: '2026-11-22T13:00:00Z' },
      'ask'
    );
    show(pat.as(PEOPLE.lee));
    fireEvent.click(await screen.findByRole('button', { name: 'Decline: Release 4.2' }));
    fireEvent.click(screen.getByRole('button', { name: 'Decline' }));
    expect(screen.getByText('Write why.')).toBeInTheDocument();
    fireEvent.change(screen.getByLabelText('Why'), { target: { value: 'Too risky.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Decline' }));
    expect(await screen.findByText(/^Declined by Lee Andersson.*Too risky\.$/)).toBeInTheDocument();
  });

  it('shows everything to an anonymous viewer and offers nothing', async () => {
    const pat = await inForce();
    await pat.desk.say('checkout', { act: 'note', text: 'We moved house.' }, 'note');
    show(pat.as({ id: 0, login: '' }, { user: undefined, mayAct: false }));
    expect(await screen.findByText('We moved house.')).toBeInTheDocument();
    expect(screen.getByText('You are not signed in.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Ask for|Book|Write a note|Confirm/ })).not.toBeInTheDocument();
  });

  it('offers only a note to somebody who acts for no party, and says why', async () => {
    const pat = await inForce();
    show(pat.as(PEOPLE.outsider));
    const desk = within(await screen.findByRole('region', { name: /Say something/ }));
    expect(desk.getAllByRole('button').map((it) => it.textContent)).toEqual(['Write a note']);
    expect(desk.getByText(/You act for no party of this agreement\./)).toBeInTheDocument();
  });

  it('tells the party that confirms a recovery when a tier waits for it', async () => {
    const tier = TERMS.tiers.find((it) => it.leave !== undefined)!;
    const terms = checkoutTerms({
      tiers: TERMS.tiers.map((it) => (it === tier ? { ...it, leave: { ...it.leave!, confirmedBy: 'lead' } } : it)),
    });
    const pat = await fakeDesk();
    await pat.desk.say('checkout', { act: 'propose', party: 'product', version: 1, terms, reason: '' }, 'p');
    for (const [who, party] of [
      ['pat', 'product'],
      ['sam', 'sre'],
      ['lee', 'lead'],
      ['dana', 'development'],
    ] as const) {
      const draft = { act: 'sign', party, version: 1, termsHash: termsHash(terms) } as const;
      await pat.as(PEOPLE[who]).desk.say('checkout', draft, `s-${who}`);
    }
    const rows = [stateRow({}, { confirm: { tier: tier.id, since: FAKE_NOW } })];
    show(pat.as(PEOPLE.lee), async () => ({ kind: 'rows', rows, problems: [], at: FAKE_NOW }));
    expect(await screen.findByText('A tier waits for a confirmation')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Confirm a recovery' }));
    fireEvent.change(screen.getByLabelText('What was done about the cause'), { target: { value: 'Index added.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    expect(await screen.findByText('Index added.')).toBeInTheDocument();
  });
});
