import { config } from '@grafana/runtime';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router-dom';

import type { Overview } from './Overview';
import { stateRow, THREE_ROWS } from './overviewFixture';
import { OverviewPage } from './OverviewPage';
import { REFRESH_MS } from './useOverview';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: ({ children, actions }: { children: React.ReactNode; actions: React.ReactNode }) => (
    <main>
      {actions}
      {children}
    </main>
  ),
}));

const ROWS: Overview = { kind: 'rows', rows: THREE_ROWS, problems: [], at: Date.UTC(2026, 10, 22, 12) };

function Address() {
  const { search } = useLocation();
  return <output>{search}</output>;
}

function show(read: () => Promise<Overview>, search = '') {
  return render(
    <MemoryRouter initialEntries={[`/overview${search}`]}>
      <OverviewPage read={read} />
      <Address />
    </MemoryRouter>
  );
}

const showRows = (search = '', part: Partial<Extract<Overview, { kind: 'rows' }>> = {}) =>
  show(async () => ({ ...ROWS, ...part }), search);

const titles = () => screen.getAllByRole('button', { name: /works|through|fast/ }).map((it) => it.textContent);
const address = () => screen.getByText((_, element) => element?.tagName === 'OUTPUT').textContent;

function setVisibility(value: DocumentVisibilityState) {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value });
}

// The team filter measures its options and the drawer watches its size; there is nothing to measure here.
class NothingObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(global, { ResizeObserver: NothingObserver, IntersectionObserver: NothingObserver });
HTMLCanvasElement.prototype.getContext = (() => ({ measureText: () => ({ width: 0 }) })) as never;

beforeEach(() => {
  config.bootData = { user: { orgRole: 'Viewer' } } as never;
  setVisibility('visible');
});

describe('the overview', () => {
  it('says that it reads, until the first answer', async () => {
    let answer: (overview: Overview) => void = () => undefined;
    show(() => new Promise((resolve) => (answer = resolve)));
    expect(screen.getByText('Reading the promises…')).toBeInTheDocument();
    await act(async () => answer(ROWS));
    expect(screen.queryByText('Reading the promises…')).not.toBeInTheDocument();
    expect(titles()).toEqual(['Payments go through', 'Checkout works', 'Search answers fast']);
  });

  it('counts the states in words, worst first', async () => {
    showRows();
    expect(await screen.findByText('1 reliability first')).toBeInTheDocument();
    expect(screen.getByText('2 ship')).toBeInTheDocument();
  });

  it('shows only what the address narrows to, and counts only that', async () => {
    showRows('?team=Checkout&q=fast');
    await screen.findByText('1 of 3 shown');
    expect(titles()).toEqual(['Search answers fast']);
    expect(screen.getByText('1 ship')).toBeInTheDocument();
    expect(screen.queryByText(/reliability first/i)).not.toBeInTheDocument();
  });

  it('writes what is typed into the address and leaves its other parameters alone', async () => {
    showRows('?kiosk=1&team=Checkout');
    fireEvent.change(await screen.findByLabelText('Find a promise'), { target: { value: 'work' } });
    expect(address()).toBe('?kiosk=1&team=Checkout&q=work');
    expect(titles()).toEqual(['Checkout works']);
    fireEvent.change(screen.getByLabelText('Find a promise'), { target: { value: '' } });
    expect(address()).toBe('?kiosk=1&team=Checkout');
  });

  it('keeps blanks between words while somebody types', async () => {
    showRows();
    const field = await screen.findByLabelText('Find a promise');
    fireEvent.change(field, { target: { value: 'checkout ' } });
    expect(field).toHaveValue('checkout ');
    fireEvent.change(field, { target: { value: 'checkout wo' } });
    expect(titles()).toEqual(['Checkout works']);
  });

  it('narrows to the team that is picked', async () => {
    showRows();
    const field = await screen.findByRole('combobox', { name: 'Team' });
    fireEvent.click(field);
    // The second option: the first stands highlighted already, which hides that a choice is reported again and again.
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await screen.findByText('1 of 3 shown')).toBeInTheDocument();
    expect(address()).toBe('?team=Payments');
    expect(titles()).toEqual(['Payments go through']);
  });

  it('offers to show all when nothing fits the filter', async () => {
    showRows('?team=Nobody');
    await screen.findByText(/No promise fits this filter/);
    fireEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(titles()).toHaveLength(3);
    expect(address()).toBe('');
  });

  it('opens a promise in full, and its address names it', async () => {
    showRows();
    fireEvent.click(await screen.findByRole('button', { name: 'Checkout works' }));
    const drawer = within(await screen.findByRole('dialog'));
    expect(address()).toBe('?slo=checkout');
    for (const text of [
      /about 6,200 more failed checkouts/,
      '10,000 allowed − 3,800 failed = 6,200',
      '62 % is left, above 25 %.',
      'release freely.',
      'Security fixes always.',
      'Version 3 of 3 Mar, review 3 Jun',
      'Product: signed by Pat Reyes, 3 Mar',
      'Lead: waiting',
      'Version 4 is proposed.',
    ]) {
      expect(drawer.getByText(text)).toBeInTheDocument();
    }
    fireEvent.click(drawer.getByRole('button', { name: /close/i }));
    await waitFor(() => expect(address()).toBe(''));
  });

  it('opens the promise that the address names, and none when there is no such', async () => {
    const { unmount } = showRows('?slo=payments');
    expect(await screen.findByRole('dialog')).toHaveTextContent('Allowance used up since Tue 14:20.');
    unmount();
    showRows('?slo=gone');
    await screen.findByText('2 ship');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('lists what could not be read beside what could', async () => {
    showRows('', { problems: ['Login (slo-login): "target" is missing.'] });
    expect(await screen.findByText('Login (slo-login): "target" is missing.')).toBeInTheDocument();
    expect(screen.getByText(/1 of what is stored could not be read/)).toBeInTheDocument();
    expect(titles()).toHaveLength(3);
  });

  it('lists what could not be read also when nothing could', async () => {
    show(async () => ({ kind: 'no-slos', problems: ['Login (slo-login): It is no SLO.'] }));
    expect(await screen.findByText('Login (slo-login): It is no SLO.')).toBeInTheDocument();
  });

  it('is a list of cards on a phone', async () => {
    const wide = window.matchMedia;
    window.matchMedia = (query) => ({ ...wide(query), matches: query === '(max-width: 639px)' });
    try {
      showRows();
      await screen.findByText('2 ship');
      expect(screen.queryByRole('table')).not.toBeInTheDocument();
      expect(titles()).toEqual(['Payments go through', 'Checkout works', 'Search answers fast']);
      fireEvent.click(screen.getByRole('button', { name: 'Payments go through' }));
      expect(await screen.findByRole('dialog')).toBeInTheDocument();
    } finally {
      window.matchMedia = wide;
    }
  });
});

describe('an overview without a list', () => {
  it('leads an administrator to the configuration page when Truce is not set up', async () => {
    config.bootData.user.orgRole = 'Admin' as never;
    show(async () => ({ kind: 'not-set-up', problem: 'The folders are missing.' }));
    const link = await screen.findByRole('link', { name: 'Open the configuration page' });
    expect(link).toHaveAttribute('href', '/plugins/truce-errorbudget-app?page=configuration');
  });

  it('tells everybody else to ask an administrator', async () => {
    show(async () => ({ kind: 'not-set-up', problem: 'The folders are missing.' }));
    expect(await screen.findByText(/Ask a Grafana administrator/)).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it.each<[Overview, string]>([
    [{ kind: 'no-slos', problems: [] }, 'No promises yet'],
    [{ kind: 'no-data-source' }, 'The Truce data source is missing'],
    [{ kind: 'not-allowed', problem: 'You may not.' }, 'You may not see the SLOs'],
    [{ kind: 'not-signed-in', problem: 'Sign in.' }, 'You are not signed in'],
    [{ kind: 'failed', problem: 'No answer.' }, "Can't tell"],
  ])('says what is the matter: %j', async (overview, title) => {
    show(async () => overview);
    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
  });

  it('tries again when asked to, and then shows the list', async () => {
    const answers: Overview[] = [{ kind: 'failed', problem: 'No answer.' }, ROWS];
    show(async () => answers.shift()!);
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('2 ship')).toBeInTheDocument();
  });

  it('says why when reading breaks', async () => {
    show(() => Promise.reject(new Error('Out of order.')));
    expect(await screen.findByText(/Out of order\./)).toBeInTheDocument();
  });
});

describe('the overview as time goes by', () => {
  const later = [stateRow({ slo: 'later', title: 'Later works' })];

  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  async function tick() {
    await act(async () => {
      await jest.advanceTimersByTimeAsync(REFRESH_MS);
    });
  }

  it('reads again every half minute and keeps the list meanwhile', async () => {
    let answer: (overview: Overview) => void = () => undefined;
    const read = jest.fn<Promise<Overview>, []>(async () => ROWS);
    show(read);
    await act(async () => undefined);
    read.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    await tick();
    expect(read).toHaveBeenCalledTimes(2);
    expect(titles()).toHaveLength(3);
    await act(async () => answer({ ...ROWS, rows: later } as Overview));
    expect(titles()).toEqual(['Later works']);
  });

  it('does not read while nobody can see it, and reads when somebody can again', async () => {
    const read = jest.fn<Promise<Overview>, []>(async () => ROWS);
    show(read);
    await act(async () => undefined);
    setVisibility('hidden');
    await tick();
    await tick();
    expect(read).toHaveBeenCalledTimes(1);
    setVisibility('visible');
    await act(async () => document.dispatchEvent(new Event('visibilitychange')));
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('reads at once when the button is pressed, but never twice at a time', async () => {
    let answer: (overview: Overview) => void = () => undefined;
    const read = jest.fn<Promise<Overview>, []>(async () => ROWS);
    show(read);
    await act(async () => undefined);
    read.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    const button = screen.getByRole('button', { name: 'Refresh' });
    fireEvent.click(button);
    fireEvent.click(button);
    await tick();
    expect(read).toHaveBeenCalledTimes(2);
    await act(async () => answer(ROWS));
  });

  it('stops reading when it is left', async () => {
    const read = jest.fn<Promise<Overview>, []>(async () => ROWS);
    const { unmount } = show(read);
    await act(async () => undefined);
    unmount();
    await tick();
    expect(read).toHaveBeenCalledTimes(1);
  });
});
