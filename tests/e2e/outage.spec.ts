import { test } from '@playwright/test';

import { beginPrometheusOutage, endPrometheusOutage } from '../../preview/demo/prometheusOutage';
import { DashboardPage } from './pageObjects/DashboardPage';
import { signIn } from './signIn';

const { TRUCE_DEMO_DIR, PROMETHEUS_URL } = process.env;

test.skip(!TRUCE_DEMO_DIR || !PROMETHEUS_URL, 'needs a Prometheus that may be killed');
test.beforeEach(({ context }) => signIn(context, 'sam'));
test.afterEach(() => endPrometheusOutage(TRUCE_DEMO_DIR!, PROMETHEUS_URL!));

test("panels say can't tell while Prometheus is gone, with what was known, and recover by themselves", async ({
  page,
}) => {
  const wall = await new DashboardPage(page).open('/d/truce-wall?refresh=5s');
  await wall.expectAnswer('Checkout works', 'Ship');

  await beginPrometheusOutage(TRUCE_DEMO_DIR!, PROMETHEUS_URL!);
  await wall.expectAnswer('Checkout works', "Can't tell");
  await test.expect(wall.answers('Checkout works').first()).toContainText(/Last known .* ago: Ship, \d+\s%\sleft/);

  await endPrometheusOutage(TRUCE_DEMO_DIR!, PROMETHEUS_URL!);
  await wall.expectAnswer('Checkout works', 'Ship');
});
