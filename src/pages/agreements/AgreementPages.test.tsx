import { config } from '@grafana/runtime';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import { checkoutAgreement, checkoutSlo, PEOPLE } from '../../core/agreement/agreementFixture';
import { fakeDesk, FAKE_NOW, fakePlace, type FakeDesk } from '../record/fakeDesk';
import { address, fillJsdom, NO_STATES, showPage } from '../record/pageFixture';
import { AgreementsPage } from './AgreementsPage';
import { EditAgreementPage } from './EditAgreementPage';
import { NewAgreementPage } from './NewAgreementPage';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: ({ children, actions }: { children: React.ReactNode; actions: React.ReactNode }) => (
    <main>
      {actions}
      {children}
    </main>
  ),
}));

fillJsdom();

beforeEach(() => {
  config.bootData = { user: { orgRole: 'Viewer' } } as never;
});

const now = () => FAKE_NOW;
const editor = () => fakeDesk({ user: PEOPLE.sam, access: { mayDefine: true, mayListPeople: false } });

function showEdit({ desk }: FakeDesk, place = fakePlace()) {
  return showPage(<EditAgreementPage desk={desk} place={place} now={now} />, {
    path: '/agreements/:id/edit',
    at: '/agreements/checkout/edit',
  });
}

async function agreementNow(fake: FakeDesk, id = 'checkout') {
  return (await fake.store.definitions()).agreements.find((it) => it.value.id === id);
}

describe('the list of agreements', () => {
  it('offers a new one to those who may define', async () => {
    showPage(<AgreementsPage desk={(await editor()).desk} readStates={NO_STATES} />);
    expect(await screen.findByRole('link', { name: 'New agreement' })).toHaveAttribute(
      'href',
      '/a/truce-errorbudget-app/new-agreement'
    );
    expect(screen.getByRole('link', { name: 'When checkout fails too often' })).toBeInTheDocument();
  });

  it('tells everybody else why not, and shows them everything', async () => {
    showPage(<AgreementsPage desk={(await fakeDesk()).desk} readStates={NO_STATES} />);
    expect(await screen.findByText(/Agreements are made by those who may edit the folder Truce/)).toBeInTheDocument();
    expect(screen.getByText('Draft: nothing is proposed yet')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'New agreement' })).not.toBeInTheDocument();
  });

  it('lists what cannot be read with its sentence', async () => {
    const fake = await fakeDesk();
    fake.memory.force('agreement-broken', { kind: 'agreement', json: '{"id":"broken"}' });
    showPage(<AgreementsPage desk={fake.desk} readStates={NO_STATES} />);
    expect(await screen.findByText(/^agreement-broken \(agreement-broken\): .*title is missing/)).toBeInTheDocument();
  });
});

describe('a new agreement', () => {
  it('has an id from its title, warns of an SLO that is covered, and opens once it is made', async () => {
    const fake = await editor();
    showPage(<NewAgreementPage desk={fake.desk} place={fakePlace()} now={now} />);
    fireEvent.change(await screen.findByLabelText(/^Title/), { target: { value: 'Checkout at night' } });
    expect(screen.getByLabelText(/^Id/)).toHaveValue('checkout-at-night');
    fireEvent.click(screen.getByRole('checkbox', { name: /Checkout works/ }));
    expect(screen.getByText(/is covered by "When checkout fails too often" already/)).toBeInTheDocument();
    fireEvent.change(screen.getByLabelText('Login of somebody for Product'), { target: { value: 'pat' } });
    fireEvent.change(screen.getByLabelText('Name of somebody for Product'), { target: { value: 'Pat Reyes' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add for Product' }));
    expect(screen.getByText('(pat)')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Make the agreement' }));
    await waitFor(() => expect(address()).toBe('/a/truce-errorbudget-app/agreements/checkout-at-night'));
    expect((await agreementNow(fake, 'checkout-at-night'))?.value).toMatchObject({
      slos: ['checkout'],
      signers: { product: [{ login: 'pat', name: 'Pat Reyes' }] },
      required: ['product', 'sre', 'lead', 'development'],
    });
  });

  it('says what has to be mended and keeps what was typed', async () => {
    const fake = await editor();
    showPage(<NewAgreementPage desk={fake.desk} place={fakePlace()} now={now} />);
    fireEvent.change(await screen.findByLabelText(/^Title/), { target: { value: 'Checkout at night' } });
    fireEvent.click(screen.getByRole('button', { name: 'Make the agreement' }));
    expect(await screen.findByText('Choose at least one SLO.')).toBeInTheDocument();
    expect(screen.getByLabelText(/^Title/)).toHaveValue('Checkout at night');
    expect((await fake.store.definitions()).agreements).toHaveLength(1);
  });

  it('is offered again after the connection failed and the page was left', async () => {
    const fake = await editor();
    const place = fakePlace();
    const { unmount } = showPage(<NewAgreementPage desk={fake.desk} place={place} now={now} />);
    fireEvent.change(await screen.findByLabelText(/^Title/), { target: { value: 'Checkout at night' } });
    fireEvent.click(screen.getByRole('checkbox', { name: /Checkout works/ }));
    fake.connection.isGone = true;
    fireEvent.click(screen.getByRole('button', { name: 'Make the agreement' }));
    expect(await screen.findByText('It was not saved')).toBeInTheDocument();
    unmount();
    fake.connection.isGone = false;
    showPage(<NewAgreementPage desk={fake.desk} place={place} now={now} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Go on with it' }));
    expect(screen.getByLabelText(/^Title/)).toHaveValue('Checkout at night');
  });

  it('is not offered to those who may not define', async () => {
    showPage(<NewAgreementPage desk={(await fakeDesk()).desk} place={fakePlace()} now={now} />);
    expect(await screen.findByText(/Ask one of them/)).toBeInTheDocument();
    expect(screen.queryByLabelText(/^Title/)).not.toBeInTheDocument();
  });
});

describe('people and SLOs of an agreement', () => {
  it('lets who leaves cease to act now', async () => {
    const fake = await editor();
    showEdit(fake);
    fireEvent.click(await screen.findByRole('button', { name: 'Pat Reyes no longer acts for Product' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(address()).toBe('/a/truce-errorbudget-app/agreements/checkout'));
    expect((await agreementNow(fake))?.value.signers.product).toEqual([
      { userId: 2, login: 'pat', name: 'Pat Reyes', until: new Date(FAKE_NOW).toISOString() },
    ]);
  });

  it('keeps both changes when somebody else changed another field meanwhile, and says so', async () => {
    const fake = await editor();
    showEdit(fake);
    fireEvent.change(await screen.findByLabelText(/^Title/), { target: { value: 'When paying fails' } });
    const before = (await agreementNow(fake))!;
    await fake.memory.updateAgreement({ ...before.value, service: 'shop' }, before.version);
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/admin had changed something else meanwhile/)).toBeInTheDocument();
    expect((await agreementNow(fake))?.value).toMatchObject({ title: 'When paying fails', service: 'shop' });
  });

  it.each([
    ['Mine', 'Mine'],
    ["admin's", 'Theirs'],
  ])('asks which one holds when both changed the same: %s', async (choice, title) => {
    const fake = await editor();
    showEdit(fake);
    fireEvent.change(await screen.findByLabelText(/^Title/), { target: { value: 'Mine' } });
    const before = (await agreementNow(fake))!;
    await fake.memory.updateAgreement({ ...before.value, title: 'Theirs', service: 'shop' }, before.version);
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('1 left to choose')).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    fireEvent.click(dialog.getByRole('radio', { name: choice }));
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(address()).toBe('/a/truce-errorbudget-app/agreements/checkout'));
    expect((await agreementNow(fake))?.value).toMatchObject({ title, service: 'shop' });
  });

  it('calls who saved it too by name', async () => {
    const fake = await editor();
    showEdit(fake);
    fireEvent.change(await screen.findByLabelText(/^Title/), { target: { value: 'Mine' } });
    const before = (await agreementNow(fake))!;
    const lee = fake.as(PEOPLE.lee, { mayDefine: true });
    await lee.desk.saveAgreement({ ...before.value, title: 'Theirs' }, before);
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('button', { name: "Take all of Lee Andersson's" })).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Back to the form' }));
    expect(screen.getByLabelText(/^Title/)).toHaveValue('Mine');
    expect((await agreementNow(fake))?.value.title).toBe('Theirs');
  });

  it('shows who acted before', async () => {
    const gone = { userId: 2, login: 'pat', name: 'Pat Reyes', until: '2026-03-03T09:00:00Z' };
    const fake = await fakeDesk({
      user: PEOPLE.sam,
      access: { mayDefine: true },
      slos: [checkoutSlo()],
      agreements: [checkoutAgreement({ signers: { product: [gone] } })],
    });
    showEdit(fake);
    expect(await screen.findByText('Pat Reyes acted until 3 Mar')).toBeInTheDocument();
  });
});
