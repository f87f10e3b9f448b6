import { expect, type Page, test } from '@playwright/test';

import { countBetween, readTruth } from '../../preview/demo/truth';
import { signIn } from './signIn';
import { ANSWERS } from './story';

const DAY = 86_400_000;
const FINE = 300_000;

test.skip(!process.env.TRUCE_DEMO_DIR, 'needs the counts of the demo generator');
test.beforeEach(({ context }) => signIn(context, 'sam'));

/** Share of the 28-day budget left at a time, straight from the generator's own events. */
function trueRemaining(service: string, at: number): number {
  const truth = readTruth(process.env.TRUCE_DEMO_DIR!);
  const { bad, total } = countBetween(truth, service, at - 28 * DAY, at);
  const objective = truth.services.find((it) => it.name === service)!.objective;
  return 1 - bad / ((1 - objective) * total);
}

/** What the table of numbers shows as remaining for each SLO, as a share. */
async function shownRemaining(page: Page, query: string): Promise<Map<string, number>> {
  await page.goto(`/d/truce-numbers?kiosk&${query}`);
  const rows = page.getByRole('row');
  await expect(rows).toHaveCount(ANSWERS.length + 1);
  const texts = await rows.allInnerTexts();
  return new Map(
    ANSWERS.map(({ id, slo }) => {
      const row = texts.find((it) => it.includes(slo)) ?? '';
      const percent = /(-?[\d.,]+)\s?%/.exec(row)?.[1]?.replaceAll(',', '');
      return [id, Number(percent) / 100];
    })
  );
}

test('every panel equals a count of the generator to six digits where scrapes are aligned', async ({ page }) => {
  const { anchorMs } = readTruth(process.env.TRUCE_DEMO_DIR!);
  // Before everything that was scraped live, and off the hour.
  const at = Math.floor(anchorMs / 3_600_000) * 3_600_000 - 3_600_000 + 5 * FINE;
  const shown = await shownRemaining(page, `from=${at - 28 * DAY}&to=${at}`);
  for (const { id } of ANSWERS) {
    expect(shown.get(id)!, id).toBeCloseTo(trueRemaining(id, at), 6);
  }
});

test('every panel is within a thousandth of the budget now, where scrapes have a phase of their own', async ({
  page,
}) => {
  const before = Math.floor(Date.now() / FINE) * FINE;
  const shown = await shownRemaining(page, 'from=now-28d&to=now');
  const after = Math.floor(Date.now() / FINE) * FINE;
  for (const { id } of ANSWERS) {
    const distance = Math.min(...[before, after].map((at) => Math.abs(shown.get(id)! - trueRemaining(id, at))));
    expect(distance, id).toBeLessThan(0.001);
  }
});
