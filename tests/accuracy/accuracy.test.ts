/** @jest-environment node */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { checkoutSlo } from '../../src/core/agreement/agreementFixture';
import { BudgetEngine } from '../../src/engine/BudgetEngine';
import { prometheusHttpSource } from '../../src/grafana/prometheusHttpSource';
import { budgetsRead } from './budgetsRead';
import { COUNTER_KINDS } from './counterKinds';
import { errorOfBudget } from './errorOfBudget';
import { lastWindow, measuredHistory, trueEvents } from './measuredHistory';
import { PrometheusWithHistory } from './PrometheusWithHistory';
import { shareByHand } from './shareByHand';
import { Victoria } from './Victoria';

// A month of samples is written and read by real programs.
jest.setTimeout(180_000);

const DAY_MS = 86_400_000;

/** Per cent of the budget, from the true count. */
const TOLERANCE = 0.05;

/**
 * Per cent of the budget, from every sample added up: in a few days a single pod's end weighs so much that samples alone are
 * 0.04 % off the true count.
 */
const READING_TOLERANCE = 0.02;

const HISTORY = measuredHistory(1);
const [, LONG_GAP] = HISTORY.gaps;

const WINDOW = lastWindow(HISTORY);

/** Made of buckets of 5 minutes, with a gap of 3 hours in it. */
const SHORT = { endMs: HISTORY.startMs + Math.ceil((LONG_GAP!.to * 1000) / DAY_MS + 1) * DAY_MS, days: 5 };

async function startPrometheus() {
  const prometheus = await PrometheusWithHistory.start(HISTORY);
  return { url: prometheus.url, stop: () => prometheus.stop() };
}

async function startVictoria() {
  const storageDir = mkdtempSync(path.join(os.tmpdir(), 'truce-victoria-'));
  const victoria = await Victoria.start(storageDir);
  await victoria.import(HISTORY);
  return {
    url: victoria.url,
    stop: async () => {
      await victoria.stop();
      rmSync(storageDir, { recursive: true, force: true });
    },
  };
}

describe.each([
  ['Prometheus', startPrometheus],
  ['VictoriaMetrics', startVictoria],
])('with pods that come and go, resets and gaps, the budget over a real %s', (_, start) => {
  let server: Awaited<ReturnType<typeof start>> | undefined;

  beforeAll(async () => {
    server = await start();
  });

  afterAll(() => server?.stop());

  // 28 days have more minutes than VictoriaMetrics lets one subquery have points.
  it('of time slices counts every minute of 28 days but those of the gaps', async () => {
    const failing = 'sum(rate(http_requests_total{code=~"5.."}[5m])) / sum(rate(http_requests_total[5m]))';
    const slo = checkoutSlo({ indicator: { kind: 'slices', query: failing, good: { is: '<', value: 0.01 } } });
    const engine = new BudgetEngine(prometheusHttpSource({ url: server!.url }), { now: () => HISTORY.endMs });
    const [answer] = await engine.judge([{ slo }], HISTORY.endMs);
    const minutes = 28 * 24 * 60;
    expect(answer!.verdict.budget?.total).toBeLessThan(minutes - 3 * 60 + 10);
    expect(answer!.verdict.budget?.total).toBeGreaterThan(minutes - 3 * 60 - 30);
  });

  describe.each([
    ['28 days', WINDOW],
    ['5 days with a long gap', SHORT],
  ])('of %s', (_days, window) => {
    const events = trueEvents(HISTORY, window);

    it.each(COUNTER_KINDS.map((kind) => [kind.name, kind] as const))(
      `from %s is within ${TOLERANCE} % of the budget of the true count`,
      async (_name, kind) => {
        const [share] = await budgetsRead(prometheusHttpSource({ url: server!.url }), [kind], window);
        expect(Math.abs(errorOfBudget(kind.trueBad(events) / events.total, share!))).toBeLessThan(TOLERANCE);
      }
    );
  });

  it.each(COUNTER_KINDS.map((kind) => [kind.name, kind] as const))(
    `of 5 days with a long gap from %s is within ${READING_TOLERANCE} % of the budget of what its samples hold`,
    async (_name, kind) => {
      const [share] = await budgetsRead(prometheusHttpSource({ url: server!.url }), [kind], SHORT);
      expect(Math.abs(errorOfBudget(shareByHand(HISTORY, kind, SHORT), share!))).toBeLessThan(READING_TOLERANCE);
    }
  );
});
