import { defineConfig } from '@playwright/test';

import { CHROMIUM_ARGS } from './scripts/CHROMIUM_ARGS';

/**
 * The specs touch only what a real Grafana has too. `npm run verify` starts a preview host and sets the addresses; on a real
 * Grafana set GRAFANA_URL, GRAFANA_USER and GRAFANA_PASSWORD.
 */
export default defineConfig({
  testDir: './tests/e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: process.env.CI ? [['list']] : [['list'], ['html', { open: 'never' }]],
  projects: [
    { name: 'browser', testIgnore: ['**/agreements.spec.ts', '**/outage.spec.ts'] },
    // Makes SLOs and agreements and spends budgets, so it runs when those who count them are done.
    { name: 'agreements', testMatch: '**/agreements.spec.ts', dependencies: ['browser'] },
    // Takes Prometheus away from everybody.
    { name: 'outage', testMatch: '**/outage.spec.ts', dependencies: ['agreements'] },
  ],
  use: {
    baseURL: process.env.GRAFANA_URL ?? 'http://127.0.0.1:3000',
    viewport: { width: 1600, height: 1000 },
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: CHROMIUM_ARGS,
    },
  },
});
