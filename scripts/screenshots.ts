/**
 * Takes the pictures of docs/screenshots from a running demo: every surface, light and dark.
 * npm run screenshots [-- --url http://127.0.0.1:3000]
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { type Browser, chromium, type Page } from '@playwright/test';

import { CHROMIUM_ARGS } from './CHROMIUM_ARGS';

const OUT = path.resolve('docs/screenshots');

interface Surface {
  name: string;
  path: string;
  user: 'pat' | 'sam' | 'admin';
  width: number;
  height: number;
  /** What must be on the page before the picture is taken. */
  shows: string | RegExp;
  /** Title of the one panel to cut out; the whole page without. */
  panel?: string;
}

const SURFACES: readonly Surface[] = [
  {
    name: 'wall',
    path: '/d/truce-wall?kiosk&_dash.hideTimePicker&_dash.hideVariables',
    user: 'pat',
    width: 1920,
    height: 1080,
    shows: 'Reliability first',
  },
  { name: 'team-dashboard', path: '/d/truce-team', user: 'pat', width: 1600, height: 1300, shows: 'Burn rate' },
  panel('policy-state', 'search', 'Policy state', 'Ship with care'),
  panel('budget', 'payments', 'Error budget', 'Reliability first'),
  panel('burn-rate', 'search', 'Burn rate', /both above/),
  {
    name: 'overview',
    path: '/a/truce-errorbudget-app/overview',
    user: 'pat',
    width: 1440,
    height: 800,
    shows: 'Reliability first',
  },
  {
    name: 'overview-phone',
    path: '/a/truce-errorbudget-app/overview',
    user: 'pat',
    width: 390,
    height: 844,
    shows: 'Reliability first',
  },
  page('agreement', 'agreements/login', 1440, 1400, 'How we got here'),
  page('agreement-phone', 'agreements/login', 390, 1400, 'How we got here'),
  page('propose', 'agreements/login/propose', 1440, 1400, 'Start from a ready-made policy'),
  page('inbox', 'inbox', 1440, 700, 'Waits for you'),
  page('decisions', 'decisions?agreement=payments', 1440, 1000, 'Release 5.3'),
  {
    name: 'configuration',
    path: '/plugins/truce-errorbudget-app?page=configuration',
    user: 'admin',
    width: 1440,
    height: 800,
    shows: /Truce record/,
  },
  {
    name: 'numbers',
    path: '/d/truce-numbers?kiosk',
    user: 'sam',
    width: 1440,
    height: 600,
    shows: 'Payments go through',
  },
];

function page(name: string, path: string, width: number, height: number, shows: string): Surface {
  return { name, path: `/a/truce-errorbudget-app/${path}`, user: 'pat', width, height, shows };
}

function panel(name: string, slo: string, title: string, shows: string | RegExp): Surface {
  return { name, path: `/d/truce-team?var-slo=${slo}`, user: 'sam', width: 2000, height: 1000, shows, panel: title };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:3000' } } });
  fs.mkdirSync(OUT, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: CHROMIUM_ARGS,
  });
  try {
    for (const theme of ['dark', 'light']) {
      for (const surface of SURFACES) {
        const file = path.join(OUT, `${surface.name}-${theme}.png`);
        await take(browser, values.url, surface, theme, file);
        console.log(path.relative(process.cwd(), file));
      }
    }
  } finally {
    await browser.close();
  }
}

async function take(browser: Browser, url: string, surface: Surface, theme: string, file: string): Promise<void> {
  const { width, height, user, path: address } = surface;
  const context = await browser.newContext({ baseURL: url, viewport: { width, height }, timezoneId: 'UTC' });
  const password = user === 'admin' ? 'admin' : 'truce-demo';
  const signedIn = await context.request.post('/login', { data: { user, password } });
  if (!signedIn.ok()) {
    throw new Error(`${user} could not sign in at ${url}: ${signedIn.status()}. Is the demo running?`);
  }
  const page = await context.newPage();
  await page.goto(`${address}${address.includes('?') ? '&' : '?'}theme=${theme}`);
  await page.getByText(surface.shows).first().waitFor();
  await settled(page);
  const shot = surface.panel ? page.getByTestId(`data-testid Panel header ${surface.panel}`).first() : page;
  await shot.screenshot({ path: file });
  await context.close();
}

/** Waits until no panel loads and the fonts are there. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.fonts.status === 'loaded' && document.querySelector('[aria-label="Panel loading bar"]') === null
  );
  await page.waitForLoadState('networkidle');
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
