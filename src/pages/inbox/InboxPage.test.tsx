import { config } from '@grafana/runtime';
import { screen, within } from '@testing-library/react';

import { checkoutTerms, PEOPLE } from '../../core/agreement/agreementFixture';
import { termsHash } from '../../core/agreement/termsHash';
import { fakeDesk } from '../record/fakeDesk';
import { fillJsdom, NO_STATES, showPage } from '../record/pageFixture';
import { InboxPage } from './InboxPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: ({ children }: { children: React.ReactNode }) => <main>{children}</main>,
}));

fillJsdom();

beforeEach(() => {
  config.bootData = { user: { orgRole: 'Viewer' } } as never;
});

async function proposed() {
  const pat = await fakeDesk();
  const terms = checkoutTerms();
  await pat.desk.say('checkout', { act: 'propose', party: 'product', version: 1, terms, reason: '' }, 'p');
  return pat;
}

describe('the inbox', () => {
  it('leads to what waits for a signature', async () => {
    const pat = await proposed();
    showPage(<InboxPage desk={pat.as(PEOPLE.sam).desk} readStates={NO_STATES} />);
    expect(await screen.findByRole('heading', { name: 'Waits for you (1)' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /^Read and sign/ })).toHaveAttribute(
      'href',
      '/a/truce-errorbudget-app/agreements/checkout'
    );
  });

  it('shows what one said and waits for others', async () => {
    const pat = await proposed();
    showPage(<InboxPage desk={pat.desk} readStates={NO_STATES} />);
    const others = within(await screen.findByRole('region', { name: 'Waits for others' }));
    expect(others.getByText(/It waits for Product, SRE, Engineering lead and Development\./)).toBeInTheDocument();
  });

  it('does not say that others are waited for who have answered with a newer version', async () => {
    const pat = await proposed();
    const terms = checkoutTerms();
    const counter = { version: 2, terms: checkoutTerms({ goals: 'Others.' }) };
    await pat
      .as(PEOPLE.sam)
      .desk.say(
        'checkout',
        { act: 'send-back', party: 'sre', version: 1, termsHash: termsHash(terms), reason: 'No.', counter },
        'b'
      );
    showPage(<InboxPage desk={pat.desk} readStates={NO_STATES} />);
    expect(await screen.findByText('Nothing you said waits for others.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /^Read why/ })).toBeInTheDocument();
  });

  it('says so when nothing waits', async () => {
    showPage(<InboxPage desk={(await fakeDesk()).desk} readStates={NO_STATES} />);
    expect(await screen.findByText(/^Nothing waits for you\./)).toBeInTheDocument();
    expect(screen.getByText('Nothing you said waits for others.')).toBeInTheDocument();
  });

  it('asks who is not signed in to sign in', async () => {
    const anonymous = await fakeDesk({ access: { user: undefined, mayAct: false } });
    showPage(<InboxPage desk={anonymous.desk} readStates={NO_STATES} />);
    expect(await screen.findByText(/^You are not signed in\./)).toBeInTheDocument();
  });

  it('tells those who may not write the record that nothing can be done here', async () => {
    const reader = await fakeDesk({ access: { mayAct: false } });
    showPage(<InboxPage desk={reader.desk} readStates={NO_STATES} />);
    expect(await screen.findByText(/^You may not write the record/)).toBeInTheDocument();
  });
});
