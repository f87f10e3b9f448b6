import { expect, type Locator, type Page, test } from '@playwright/test';

import { countBetween, readTruth } from '../../preview/demo/truth';
import { DashboardPage } from './pageObjects/DashboardPage';
import { signIn } from './signIn';

const DAY = 86_400_000;
const FINE = 300_000;
const KINDS = '/d/truce-kinds?kiosk';

test.beforeEach(({ context }) => signIn(context, 'pat'));

/** A definition that travels in the query, over the data source of the fixtures. */
function draft(change: object = {}) {
  return {
    id: 'orders',
    title: 'Orders arrive',
    promise: 'An order that was placed arrives.',
    service: 'orders',
    team: 'Shop',
    words: { one: 'order', many: 'orders', bad: 'lost' },
    source: { type: 'truce-csv-fixture-datasource', uid: 'csv' },
    indicator: {
      kind: 'queries',
      queries: [{ refId: 'A', story: { every: '5m', total: 100, bad: 1 } }],
      bad: { refId: 'A', field: 'bad' },
      total: { refId: 'A', field: 'total' },
    },
    target: 0.98,
    window: { kind: 'rolling', days: 28 },
    ...change,
  };
}

interface Panel {
  title: string;
  type: string;
  targets: object[];
}

/** Opens the dashboard with nothing but one panel, made from those it has. */
async function openOnly(page: Page, title: string, make: (panels: Panel[]) => Panel | undefined): Promise<Locator> {
  await page.route('**/api/dashboards/uid/truce-kinds*', async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    body.dashboard.panels = [make(body.dashboard.panels)];
    await route.fulfill({ response, json: body });
  });
  const dashboard = await new DashboardPage(page).open(KINDS);
  return dashboard.panel(title);
}

/** One of the dashboard's own panels. */
function openPanel(page: Page, title: string): Promise<Locator> {
  return openOnly(page, title, (panels) => panels.find((it) => it.title === title));
}

/** A panel that asks for a definition that is not stored. */
function openDraft(page: Page, view: string, definition: object): Promise<Locator> {
  return openOnly(page, 'Draft', ([first]) => ({
    ...first!,
    type: view === 'state' ? 'truce-policystate-panel' : 'table',
    title: 'Draft',
    options: { layout: 'tile' },
    targets: [{ ...first!.targets[0], view, definition }],
  }));
}

test('seven kinds of indicators, each with its own budget and unit', async ({ page }) => {
  const panel = await openPanel(page, 'Seven ways to measure a promise');
  for (const [slo, left] of [
    ['Search answers within 0.4 s', /searches/],
    ['Checkout answers within 0.5 s', /≈\s.*checkouts/],
    ['Payments work minute by minute', /minutes/],
    ['Sign-in can be reached', /minutes/],
    ['Search, from a ratio alone', /≈\s.*minutes/],
    ['Customers find and buy', /steps/],
    ['Every service answers', /requests/],
  ] as const) {
    const row = panel.getByRole('row').filter({ hasText: slo });
    // Seven kinds are read at once, from nothing.
    await expect(row).toContainText(left, { timeout: 45_000 });
  }
});

test('a calendar month says when it starts anew, in its own time zone', async ({ page }) => {
  const panel = await openPanel(page, 'A month in minutes');
  await expect(panel).toContainText('this month (Asia/Kolkata) · 99.9 %');
  await expect(panel).toContainText(/[Ss]tarts anew/);
});

test('the groups of an SLO stand below their total, worst first', async ({ page }) => {
  test.skip(!process.env.TRUCE_DEMO_DIR, 'needs the counts of the demo generator');
  const truth = readTruth(process.env.TRUCE_DEMO_DIR!);
  const rows = (await openPanel(page, 'A promise for each service')).getByRole('row');
  await expect(rows.nth(1)).toContainText('Total');
  const at = Math.floor(Date.now() / FINE) * FINE;
  const names = ['search', 'reports', 'payments', 'checkout', 'login'];
  await expect(rows).toHaveCount(names.length + 2);
  const texts = (await rows.allInnerTexts()).slice(2);
  const shown = texts.map((it) => Number(/(-?[\d.]+)\s?%/.exec(it)![1]) / 100);
  expect(shown).toEqual([...shown].sort((one, other) => one - other));
  for (const name of names) {
    const { bad, total } = countBetween(truth, name, at - 28 * DAY, at);
    const row = texts.findIndex((it) => it.includes(name));
    // Shown to a tenth of a per cent, or whole ones; a bucket may have closed since.
    expect(Math.abs(shown[row]! - (1 - bad / (0.002 * total))), name).toBeLessThan(0.01);
  }
});

test('what spent a budget adds up to what is spent', async ({ page }) => {
  const panel = await openPanel(page, 'What spent the budget of payments');
  await expect(panel).toContainText('Everything else');
  const costs = (await panel.getByRole('row').allInnerTexts()).flatMap((it) => /([\d.]+)\s?%/.exec(it)?.[1] ?? []);
  const spent = costs.reduce((sum, it) => sum + Number(it), 0);
  // The story of payments: 18 % more than everything.
  expect(spent).toBeGreaterThan(117);
  expect(spent).toBeLessThan(119);
});

test('the ledger has a line a month, the one that runs first', async ({ page }) => {
  const rows = (await openPanel(page, 'Checkout, month by month')).getByRole('row');
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(1)).toContainText('kept so far');
  for (const i of [2, 3, 4]) {
    await expect(rows.nth(i)).toContainText('kept');
  }
});

test.describe('a data source that is no Prometheus', () => {
  test.skip(!process.env.TRUCE_DEMO_DIR, 'needs the data source of the fixtures');

  test('answers with the counts of its own queries', async ({ page }) => {
    const panel = await openDraft(page, 'state', draft());
    // 1 of 100 is lost, 2 of 100 may be.
    await expect(panel).toContainText(/50\s%\sof the allowance is left/);
  });

  test('has groups', async ({ page }) => {
    const indicator = {
      ...draft().indicator,
      queries: [{ refId: 'A', story: { every: '5m', total: 100, bad: 1, regions: ['eu', 'us'] } }],
    };
    const panel = await openDraft(page, 'groups', draft({ indicator, groupBy: ['region'] }));
    await expect(panel.getByRole('row', { name: / eu / })).toContainText(/50(\.0)?\s?%/);
    await expect(panel.getByRole('row', { name: / us / })).toContainText(/50(\.0)?\s?%/);
  });

  test('says so when one series is needed and several come', async ({ page }) => {
    const indicator = {
      ...draft().indicator,
      queries: [{ refId: 'A', story: { every: '5m', total: 100, bad: 1, regions: ['eu', 'us'] } }],
    };
    const panel = await openDraft(page, 'state', draft({ indicator }));
    await expect(panel).toContainText(
      'Query A answers 2 series where one is needed. Add them up in the query, or group the SLO by region.'
    );
  });

  test('says what it fails with', async ({ page }) => {
    const indicator = { ...draft().indicator, queries: [{ refId: 'A', error: 'no such table: orders' }] };
    const panel = await openDraft(page, 'state', draft({ indicator }));
    await expect(panel).toContainText('no such table: orders');
  });
});

test('a definition with a mistake says where it is and how to mend it', async ({ page }) => {
  const panel = await openDraft(page, 'state', draft({ target: 98 }));
  await expect(panel).toContainText('target is 98.');
});

test('a data source that is gone is named', async ({ page }) => {
  const panel = await openDraft(
    page,
    'state',
    draft({
      source: { type: 'prometheus', uid: 'gone' },
      indicator: { kind: 'events', bad: 'x', total: 'y' },
    })
  );
  await expect(panel).toContainText('The data source is not there');
});

test('a threshold that is no bound of the histogram names those that are', async ({ page }) => {
  const panel = await openDraft(
    page,
    'state',
    draft({
      source: { type: 'prometheus', uid: 'prometheus' },
      indicator: { kind: 'latency', histogram: 'http_request_duration_seconds{service="search"}', threshold: 0.5 },
    })
  );
  await expect(panel).toContainText('0.5 is no bucket bound of this histogram. Nearest: 0.4 and 0.8.');
});
