import { expect, test } from '@playwright/test';

import { signIn } from './signIn';
import { ANSWERS } from './story';

const OVERVIEW = '/a/truce-errorbudget-app/overview';

test.beforeEach(({ context }) => signIn(context, 'pat'));

test('the overview lists all promises, worst first', async ({ page }) => {
  await page.goto(OVERVIEW);
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell') });
  await expect(rows).toHaveCount(ANSWERS.length);
  for (const [i, { slo, headline }] of ANSWERS.entries()) {
    await expect(rows.nth(i)).toContainText(headline);
    await expect(rows.nth(i)).toContainText(slo);
  }
});

test('a filter is part of the address, and survives a reload', async ({ page }) => {
  await page.goto(`${OVERVIEW}?q=sign`);
  await expect(page.getByText('People can sign in').first()).toBeVisible();
  await expect(page.getByText('Checkout works')).toHaveCount(0);
  await page.getByRole('textbox', { name: /Find a promise/ }).fill('check');
  await expect(page).toHaveURL(/q=check/);
  await page.reload();
  await expect(page.getByText('Checkout works').first()).toBeVisible();
});

test('a promise opens with the sum behind its number, and with the keyboard alone', async ({ page }) => {
  await page.goto(OVERVIEW);
  await page
    .getByRole('button', { name: /Payments go through/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const details = page.getByRole('dialog');
  await expect(details).toContainText(/allowed \(0\.05\s% of [\d,]+ payments\) − [\d,]+ failed = −[\d,]+/);
  await expect(details).toContainText('Fixes and security only.');
  for (const party of ['Product', 'SRE', 'Engineering lead', 'Development']) {
    await expect(details).toContainText(party);
  }
  await details.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
  await expect(details).toBeHidden();
});

test('on a phone every promise is a card that fits', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(OVERVIEW);
  await expect(page.getByText('Payments go through').first()).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
