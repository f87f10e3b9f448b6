import { expect, test } from '@playwright/test';

import { signIn } from './signIn';

const CONFIGURATION = '/plugins/truce-errorbudget-app?page=configuration';

test('an administrator sets Truce up again without changing anything', async ({ page, context }) => {
  await signIn(context, 'admin');
  await page.goto(CONFIGURATION);
  await page.getByRole('button', { name: 'Set up Truce' }).click();
  const steps = page.getByRole('listitem').filter({ hasText: /Truce/ });
  for (const title of [/^Folder Truce: /, /^Folder Truce record: /, /^Data source Truce: /]) {
    await expect(steps.filter({ hasText: title }).first()).toContainText(/already/i);
  }
  await expect(page.getByText('Truce was set up already. Nothing was changed.')).toBeVisible();
});

test('folders a viewer may not make are refused by Grafana, and the record may be written', async ({ context }) => {
  await signIn(context, 'pat');
  const folder = await context.request.post('/api/folders', { data: { uid: 'nope', title: 'Nope' } });
  expect(folder.status()).toBe(403);
  const record = await context.request.get('/api/folders/truce-record?accesscontrol=true');
  expect((await record.json()).canSave).toBe(true);
  const definitions = await context.request.get('/api/folders/truce?accesscontrol=true');
  expect((await definitions.json()).canSave).toBe(false);
});
