/** @jest-environment node */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { ensureHistory } from '../../preview/demo/history';
import { type RunningPrometheus, startPrometheus } from '../../preview/demo/prometheus';
import { countBetween, readTruth, type Truth } from '../../preview/demo/truth';
import { checkoutSlo } from '../../src/core/agreement/agreementFixture';
import type { Slo } from '../../src/core/slo/Slo';
import { BudgetEngine } from '../../src/engine/BudgetEngine';
import { prometheusHttpSource } from '../../src/grafana/prometheusHttpSource';
import { freePort } from '../prometheus/freePort';

// A month of samples is written and read by real programs.
jest.setTimeout(180_000);

const DAY = 86_400_000;
const FINE = 300_000;
const ANCHOR = Date.UTC(2026, 10, 22, 11, 7);

/** One of each: a counter reset, burning now, an incident, a maintenance, stopped, almost no traffic. */
const SERVICES = ['checkout', 'search', 'payments', 'login', 'reports', 'beta-api'];

function sloOf(truth: Truth, service: string): Slo {
  return checkoutSlo({
    id: service,
    target: truth.services.find((it) => it.name === service)!.objective,
    indicator: {
      kind: 'events',
      bad: `http_requests_total{service="${service}",code="500"}`,
      total: `http_requests_total{service="${service}"}`,
    },
  });
}

describe.each([
  ['aligned' as const, 0.5e-6],
  ['random' as const, 0.5e-3],
])('the budget of the demo over a real Prometheus, scrapes at %s phase', (phase, tolerance) => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'truce-accuracy-'));
  let prometheus: RunningPrometheus;
  let truth: Truth;

  beforeAll(async () => {
    await ensureHistory({ dataDir, days: 30, phase, families: 'counters', anchorMs: ANCHOR });
    truth = readTruth(dataDir);
    prometheus = await startPrometheus({ dataDir, port: await freePort() });
  });

  afterAll(async () => {
    await prometheus?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it.each(SERVICES)(`of %s is within ${tolerance} of the budget of the generator's own count`, async (service) => {
    const slo = sloOf(truth, service);
    const engine = new BudgetEngine(prometheusHttpSource({ url: prometheus.url }), { now: () => ANCHOR });
    const [answer] = await engine.judge([{ slo }], ANCHOR);
    const at = Math.floor(ANCHOR / FINE) * FINE;
    const { bad, total } = countBetween(truth, service, at - 28 * DAY, at);
    const { budget } = answer!.verdict;
    expect(Math.abs(budget!.remaining! - (1 - bad / ((1 - slo.target) * total)))).toBeLessThan(tolerance);
  });
});
