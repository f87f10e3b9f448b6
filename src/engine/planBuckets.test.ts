/** @jest-environment node */
import fc from 'fast-check';

import { FINE_STEP_MS, planBuckets } from './planBuckets';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AT = Date.UTC(2026, 10, 22, 11, 7, 30);
const SLO = { window: { kind: 'rolling', days: 28 } } as const;

describe('which buckets are read', () => {
  it('hours for the window and the one before it, fine ones at its start and over the last three days', () => {
    const evaluatedTo = Date.UTC(2026, 10, 22, 11, 5);
    expect(planBuckets(SLO, AT, AT)).toEqual({
      evaluatedTo,
      coarse: { stepMs: HOUR, fromMs: Date.UTC(2026, 8, 27, 11), toMs: Date.UTC(2026, 10, 22, 11) },
      fine: [
        { stepMs: FINE_STEP_MS, fromMs: Date.UTC(2026, 9, 25, 11), toMs: Date.UTC(2026, 9, 25, 12) },
        { stepMs: FINE_STEP_MS, fromMs: Date.UTC(2026, 10, 19, 11), toMs: evaluatedTo },
      ],
    });
  });

  it('no fine ones at the start of a window that starts on the hour', () => {
    expect(planBuckets(SLO, Date.UTC(2026, 10, 22, 11), AT).fine).toHaveLength(1);
  });

  it('fine ones throughout for windows below seven days', () => {
    const plan = planBuckets({ window: { kind: 'rolling', days: 3 } }, AT, AT);
    expect(plan.coarse.stepMs).toBe(FINE_STEP_MS);
    expect(plan.fine).toEqual([]);
  });

  it('further back when a graph starts earlier', () => {
    const from = AT - 90 * DAY;
    expect(planBuckets(SLO, AT, from).coarse.fromMs).toBeLessThanOrEqual(from - 28 * DAY);
  });

  it('always aligned, and always covering the window', () => {
    fc.assert(
      fc.property(fc.integer({ min: AT - 400 * DAY, max: AT }), fc.integer({ min: 1, max: 365 }), (at, days) => {
        const plan = planBuckets({ window: { kind: 'rolling', days } }, at, at);
        for (const span of [plan.coarse, ...plan.fine]) {
          expect(span.fromMs % span.stepMs).toBe(0);
          expect(span.toMs % span.stepMs).toBe(0);
          expect(span.toMs).toBeLessThanOrEqual(at);
        }
        expect(plan.coarse.fromMs).toBeLessThanOrEqual(plan.evaluatedTo - Math.max(3, days) * DAY);
        expect(at - plan.evaluatedTo).toBeLessThan(FINE_STEP_MS);
      })
    );
  });
});
