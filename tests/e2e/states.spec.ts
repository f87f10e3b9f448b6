import { expect, test } from '@playwright/test';

import { DashboardPage } from './pageObjects/DashboardPage';
import { signIn } from './signIn';
import { ANSWERS } from './story';

test.beforeEach(({ context }) => signIn(context, 'pat'));

test('the wall shows six services in six different states, worst first, and nothing to click', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const wall = await new DashboardPage(page).open('/d/truce-wall?kiosk&_dash.hideTimePicker&_dash.hideVariables');
  for (const { slo, headline } of ANSWERS) {
    await wall.expectAnswer(slo, headline);
  }
  const names = await page
    .locator('[aria-label*=": "]')
    .evaluateAll((all) => all.map((it) => it.getAttribute('aria-label')!));
  const shown = ANSWERS.map(({ slo }) => names.findIndex((it) => it.startsWith(`${slo}: `)));
  expect(shown).toEqual([...shown].sort((a, b) => a - b));
  await expect(page.getByRole('button', { name: /time range/i })).toHaveCount(0);
});

test('a panel names the agreement, what was agreed and who signed', async ({ page }) => {
  const team = await new DashboardPage(page).open('/d/truce-team?var-slo=checkout&kiosk');
  const state = team.panel('Policy state');
  await expect(state).toContainText('Release freely');
  await expect(state).toContainText(/Version 1 of/);
  for (const party of ['Product', 'SRE', 'Engineering lead', 'Development']) {
    await expect(state).toContainText(party);
  }
});

test('an agreement that waits for signatures says for whose', async ({ page }) => {
  const team = await new DashboardPage(page).open('/d/truce-team?var-slo=login&kiosk');
  await expect(team.panel('Policy state')).toContainText('Waiting for Product and Engineering lead.');
});

test('data that stopped is grey, says since when, and what was known last', async ({ page }) => {
  const team = await new DashboardPage(page).open('/d/truce-team?var-slo=reports&kiosk');
  await expect(team.panel('Policy state')).toContainText(/No data for .*\. Last known: Ship, \d+\s%\sleft\./);
});

test('a low budget says what pages and why', async ({ page }) => {
  const team = await new DashboardPage(page).open('/d/truce-team?var-slo=search&kiosk');
  await expect(team.panel('Burn rate')).toContainText(/This pages: .* are both above/);
});

test('the library panel of an SLO renders itself', async ({ page }) => {
  // Grafana builds a panel only when it comes into sight.
  await page.setViewportSize({ width: 1600, height: 2400 });
  const team = await new DashboardPage(page).open('/d/truce-team?var-slo=checkout');
  const panel = team.panel('Checkout works');
  await expect(panel).toContainText('Ship');
});

test('one panel alone has its own address', async ({ page }) => {
  await page.goto('/d-solo/truce-wall/wall?panelId=1');
  await expect(page.getByText('Reliability first').first()).toBeVisible();
});

test('an SLO that does not exist is named, with those that do', async ({ page }) => {
  await page.goto('/d/truce-team?var-slo=nonsense&kiosk');
  await expect(page.getByText(/There is no SLO "nonsense"/).first()).toBeVisible();
});

test("a team that does not exist shows nobody else's answers", async ({ page }) => {
  const team = await new DashboardPage(page).open('/d/truce-team?var-team=nonsense&kiosk');
  for (const panel of [team.panel('May we ship?'), team.panel('Policy state')]) {
    await expect(panel).toContainText('No SLO belongs to a team "nonsense"');
    await expect(panel.locator('[data-state]')).toHaveCount(0);
  }
});
