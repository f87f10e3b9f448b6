/** @jest-environment node */
import fc from 'fast-check';

import { budgetAt } from '../core/budget/budgetAt';
import { ledgerOf } from '../core/budget/ledgerOf';
import { tierPoints, tierStart } from '../core/policy/tierPoints';
import { periodsBetween } from '../core/slo/periodsBetween';
import { windowMs } from '../core/slo/windowMs';
import { anyCase, calendar } from './anyCaseFixture';
import { BruteForce, differences } from './bruteForceFixture';
import { readHistory } from './historyFixture';

const FINE = 300_000;
const DAY = 86_400_000;

describe('the past is told as exactly as today', () => {
  it('every full hour of two windows, from which the tier follows', () => {
    fc.assert(
      fc.property(anyCase({ groups: 2, excluded: 1 }), fc.nat(), ({ slo, history, at }, pick) => {
        const start = tierStart(0, slo, Math.floor(at / FINE) * FINE);
        const { counts, plan } = readHistory(slo, history, at, start);
        const points = tierPoints(counts, slo, start, plan.evaluatedTo);
        const exact = new BruteForce(slo, history);
        const chosen = [
          0,
          1,
          points.length - 2,
          points.length - 1,
          ...[7, 11, 13].map((it) => (pick * it) % points.length),
        ];
        const wrong = chosen.flatMap((i) => {
          const { time, remaining } = points[i]!;
          return remaining === undefined
            ? []
            : differences({ [new Date(time).toISOString()]: [remaining, exact.budgetAt(time).remaining] });
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 40 }
    );
  });

  it('every five minutes of a graph of up to three days', () => {
    fc.assert(
      fc.property(
        anyCase({ excluded: 1 }),
        fc.integer({ min: 0, max: 3 * DAY }),
        fc.nat(),
        ({ slo, history, at }, length, pick) => {
          const { counts, plan } = readHistory(slo, history, at, at - length);
          const exact = new BruteForce(slo, history);
          const time = plan.evaluatedTo - (pick % (Math.floor(length / FINE) + 1)) * FINE;
          expect(
            differences({ remaining: [budgetAt(counts, slo, time).remaining, exact.budgetAt(time).remaining] })
          ).toEqual([]);
        }
      ),
      { numRuns: 60 }
    );
  });

  it('every period of the ledger', () => {
    fc.assert(
      fc.property(anyCase({ window: calendar, excluded: 1 }), ({ slo, history, at }) => {
        const from = at - windowMs(slo.window);
        const { counts, plan } = readHistory(slo, history, at, from);
        const exact = new BruteForce(slo, history);
        const ledger = ledgerOf(counts, slo, periodsBetween(slo, from, plan.evaluatedTo), []);
        const wrong = ledger.flatMap(({ period, bad, total }) => {
          const truth = exact.count(period.from, period.to);
          return differences({
            [`bad ${period.label}`]: [bad, truth.bad],
            [`total ${period.label}`]: [total, truth.total],
          });
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 60 }
    );
  });
});
