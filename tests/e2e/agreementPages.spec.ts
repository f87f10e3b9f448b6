import { expect, test } from '@playwright/test';

import { signIn } from './signIn';

const APP = '/a/truce-errorbudget-app';

test.beforeEach(({ context }) => signIn(context, 'pat'));

test('an agreement reads as a document: what is promised, what we do, how we got here, who has signed', async ({
  page,
}) => {
  await page.goto(`${APP}/agreements/login`);
  for (const heading of ['What we promise', 'What we do', 'How we got here', 'Signatures', 'Review', 'Versions']) {
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
  }
  await expect(page.getByText(/starts at 25 %, not at 10 %/)).toBeVisible();
  await expect(page.getByText('Does this hold for sign-in in the app as well?')).toBeVisible();
});

test('a Viewer who acts for product is offered to sign, and somebody who has signed is not', async ({
  page,
  browser,
}) => {
  await page.goto(`${APP}/agreements/login`);
  await expect(page.getByRole('button', { name: 'Sign version 2' })).toBeVisible();
  const context = await browser.newContext();
  await signIn(context, 'dana');
  const dana = await context.newPage();
  await dana.goto(`${APP}/agreements/login`);
  await expect(dana.getByRole('heading', { name: 'Signatures' })).toBeVisible();
  await expect(dana.getByRole('button', { name: /^Sign version/ })).toHaveCount(0);
  await context.close();
});

test('the inbox says what waits for the reader, and leads there', async ({ page }) => {
  await page.goto(`${APP}/inbox`);
  const link = page.getByRole('link', { name: /Read and sign/ }).first();
  await expect(link).toBeVisible();
  await link.click();
  await expect(page).toHaveURL(/agreements\/login/);
});

test('the decision log tells who asked, who declined and why', async ({ page }) => {
  await page.goto(`${APP}/decisions?agreement=payments`);
  await expect(page.getByText(/Release 5\.3 with the new card form/).first()).toBeVisible();
  await expect(page.getByText(/First that, then the form\./).first()).toBeVisible();
  await expect(page.getByText(/overloaded/).first()).toBeVisible();
});

test('an agreement that is not there is said not to be there', async ({ page }) => {
  await page.goto(`${APP}/agreements/nonsense`);
  await expect(page.getByText(/No such agreement|There is no agreement/).first()).toBeVisible();
});

for (const path of ['agreements', 'agreements/login', 'agreements/login/propose', 'inbox', 'decisions']) {
  test(`on a phone ${path} fits`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${APP}/${path}`);
    await expect(page.getByText(/When people cannot sign in|Who must sign/).first()).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
