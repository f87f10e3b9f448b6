import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';

import type { Slo } from '../../src/core/slo/Slo';
import { basicAuthorization } from '../../src/grafana/basicAuthorization';
import { fetchHttp } from '../../src/grafana/fetchHttp';
import { GrafanaStore } from '../../src/storage/grafana/GrafanaStore';
import { sloUid } from '../../src/storage/uids';
import { AgreementPage } from './pageObjects/AgreementPage';
import { DashboardPage } from './pageObjects/DashboardPage';
import { type Person, signIn } from './signIn';

/** Own names at every run: a Grafana may keep what an earlier run left. */
const ID = `drill-${Date.now().toString(36)}`;
const TITLE = `Drill ${ID}`;
const AGREEMENT = `When ${ID} fails`;

const SLO: Slo = {
  id: ID,
  title: TITLE,
  promise: 'People can sign in, also in a drill.',
  service: 'login',
  team: 'Identity',
  words: { one: 'sign-in', many: 'sign-ins', bad: 'failed' },
  source: { type: 'prometheus', uid: 'prometheus' },
  indicator: {
    kind: 'events',
    bad: 'http_requests_total{service="login",code="500"}',
    total: 'http_requests_total{service="login"}',
  },
  target: 0.995,
  window: { kind: 'rolling', days: 28 },
};

const SIGNERS = {
  Product: { login: 'pat', name: 'Pat Reyes' },
  SRE: { login: 'sam', name: 'Sam Okafor' },
  'Engineering lead': { login: 'lee', name: 'Lee Andersson' },
  Development: { login: 'dana', name: 'Dana Costa' },
};

/** Buckets are five minutes long, and the newest one closes after a scrape. */
const BUCKETS_MS = 9 * 60_000;

test.beforeAll(async ({ baseURL }) => {
  const http = fetchHttp({ url: baseURL!, authorization: basicAuthorization('sam', 'truce-demo') });
  await new GrafanaStore(http).createSlo(SLO);
});

test.afterAll(async ({ browser }) => {
  const admin = await browser.newContext();
  await signIn(admin, 'admin');
  for (const folder of ['truce', 'truce-record']) {
    const listed = await admin.request.get(
      `/api/library-elements?kind=1&perPage=1000&folderFilterUIDs=${folder}&searchString=${ID}`
    );
    const { result } = (await listed.json()) as { result: { elements: Array<{ uid: string }> } };
    for (const { uid } of result.elements) {
      await admin.request.delete(`/api/library-elements/${uid}`);
    }
  }
  await admin.request.delete(`/api/library-elements/${sloUid(ID)}`);
  await admin.close();
});

test.describe.configure({ mode: 'serial' });

test('product and SRE negotiate, all sign, and a dashboard that is open follows', async ({ browser }) => {
  test.setTimeout(180_000);
  const [pat, sam, lee, dana] = await Promise.all([
    pageOf(browser, 'pat'),
    pageOf(browser, 'sam'),
    pageOf(browser, 'lee'),
    pageOf(browser, 'dana'),
  ]);
  const product = new AgreementPage(pat, ID);
  const lead = new AgreementPage(lee, ID);
  const state = await policyState(browser);

  await test.step('an Editor makes the agreement, a Viewer proposes', async () => {
    await lead.make(AGREEMENT, TITLE, SIGNERS);
    await product.propose('Stop on red', 'Nobody complained while 5 in 1,000 failed.');
    await expect(state).toContainText('Waiting for Product, SRE, Engineering lead and Development.');
  });

  await test.step('SRE sends it back with other terms', async () => {
    const sre = await new AgreementPage(sam, ID).open();
    await sam.getByRole('button', { name: 'Send back…' }).click();
    const dialog = sam.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Fine with 1 in 250.');
    await dialog.getByRole('button', { name: /Propose other terms/ }).click();
    await sam.getByLabel('How much may go wrong').fill('1 in 250');
    await sam.getByRole('button', { name: 'Send back and sign mine' }).click();
    await expect(sre.signatures).toBeVisible();
  });

  await test.step('product reads what is different, and all sign', async () => {
    await product.open();
    await expect(pat.getByText('Fine with 1 in 250.').first()).toBeVisible();
    await product.sign(2);
    await lead.open();
    await lead.sign(2);
    await expect(state).toContainText('Waiting for Development.');
    const development = await new AgreementPage(dana, ID).open();
    await development.sign(2);
    await expect(state).toContainText(/Version 2 of/);
    await expect(state.locator('[data-state]').first()).toHaveAttribute('data-state', 'ship');
  });
});

test('the budget goes, an exception holds and ends by itself', async ({ browser, request }) => {
  test.skip(process.env.EXPORTER_URL === undefined, 'Sign-ins can only be made to fail where the demo exporter runs.');
  test.setTimeout(2 * BUCKETS_MS);
  const state = await policyState(browser);

  await test.step('spent: reliability first, with reasons', async () => {
    const drill = await request.post(`${process.env.EXPORTER_URL}/drill?failed=400000`);
    expect(drill.ok()).toBe(true);
    await expect(state.locator('[data-state="stop"]').first()).toBeVisible({ timeout: BUCKETS_MS });
    await expect(state).toContainText(/Allowance used up/);
    await expect(state).toContainText(/Version 2 of/);
  });

  await test.step('product asks for an exception, and the lead grants it', async () => {
    const pat = await pageOf(browser, 'pat');
    await pat.goto(`/a/truce-errorbudget-app/decisions?agreement=${ID}`);
    await pat
      .getByRole('button', { name: /exception/ })
      .first()
      .click();
    await pat.getByLabel('What may be done').fill('Release 7.1');
    await pat.getByLabel('Why it cannot wait').fill('It mends the drill.');
    const until = new Date(Date.now() + 150_000).toISOString().slice(0, 16);
    await pat.getByLabel('Until').fill(until);
    await pat.getByRole('button', { name: 'Ask for it' }).click();
    await expect(pat.getByText('Release 7.1').first()).toBeVisible();
    await expect(pat.getByRole('button', { name: /^Approve/ })).toHaveCount(0);

    const lee = await pageOf(browser, 'lee');
    await lee.goto('/a/truce-errorbudget-app/inbox');
    await expect(lee.getByText(/Release 7\.1/).first()).toBeVisible();
    await lee.goto(`/a/truce-errorbudget-app/decisions?agreement=${ID}`);
    await lee.getByRole('button', { name: /^Approve/ }).click();
    await lee.getByRole('button', { name: 'Approve', exact: true }).click();
  });

  await test.step('it overlays the state, says until when, and goes', async () => {
    await expect(state.locator('[data-state="exception"]').first()).toBeVisible();
    await expect(state).toContainText(/Release 7\.1/);
    await expect(state).toContainText(/Lee Andersson/);
    await expect(state.locator('[data-state="stop"]').first()).toBeVisible({ timeout: BUCKETS_MS });
    await expect(state.locator('[data-state="exception"]')).toHaveCount(0);
  });
});

/** The panel of a dashboard that refreshes by itself, in a browser of its own. */
async function policyState(browser: Browser): Promise<Locator> {
  const page = await pageOf(browser, 'dana');
  const dashboard = await new DashboardPage(page).open(`/d/truce-team?var-slo=${ID}&kiosk&refresh=10s`);
  return dashboard.panel('Policy state');
}

async function pageOf(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, timezoneId: 'UTC' });
  await signIn(context, person);
  return context.newPage();
}
