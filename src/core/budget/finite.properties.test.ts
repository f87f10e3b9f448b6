/** @jest-environment node */
import fc from 'fast-check';

import { periodsBetween } from '../slo/periodsBetween';
import { anyAt, anyBudgeted, anyCounts, anyGroups } from './anyCountsFixture';
import { budgetAt, remainingAt } from './budgetAt';
import { impossibleNumbers } from './budgetFixture';
import { burnAt } from './burnAt';
import { groupsAt } from './groupsAt';
import { ledgerOf } from './ledgerOf';
import { exhaustsAt, projectLeft, recoversAbove } from './projectLeft';
import { spendingAt } from './spendingAt';

const DAY = 86_400_000;

function never(answer: (...args: Parameters<Parameters<typeof assertOver>[0]>) => unknown, numRuns = 150): void {
  assertOver((counts, slo, at) => expect(impossibleNumbers(answer(counts, slo, at))).toEqual([]), numRuns);
}

function assertOver(
  check: (counts: Parameters<typeof budgetAt>[0], slo: Parameters<typeof budgetAt>[1], at: number) => void,
  numRuns: number
): void {
  fc.assert(fc.property(anyCounts, anyBudgeted, anyAt, check), { numRuns });
}

describe('whatever a source answers, no number is NaN or infinite', () => {
  it('of a budget', () => never(budgetAt));

  it('of burn rates and alerts', () => never(burnAt));

  it('of what is left from now on', () =>
    never(
      (counts, slo, at) => [
        projectLeft(counts, slo, at, 'same pace'),
        projectLeft(counts, slo, at, 'nothing fails'),
        exhaustsAt(counts, slo, at),
        recoversAbove(counts, slo, at, 0.3),
      ],
      60
    ));

  it('of what the budget was spent on', () => never((counts, slo, at) => spendingAt(counts, slo, at), 60));

  it('of the ledger', () =>
    never((counts, slo, at) => ledgerOf(counts, slo, periodsBetween(slo, at - 40 * DAY, at), [])));

  it('of the budgets of groups', () => {
    fc.assert(
      fc.property(anyGroups, anyBudgeted, anyAt, (groups, slo, at) => {
        expect(impossibleNumbers(groupsAt(groups, slo, at))).toEqual([]);
      })
    );
  });
});

describe('whatever a source answers, a budget', () => {
  it('counts nothing below 0, covers no more than everything, and never leaves more than all of it', () => {
    assertOver((counts, slo, at) => {
      const { bad, total, excessGood = 0, coveredMs, coverage, remaining = 1, allowedBad } = budgetAt(counts, slo, at);
      expect([bad, total, excessGood, coveredMs, coverage, allowedBad].every((it) => it >= 0)).toBe(true);
      expect(coverage).toBeLessThanOrEqual(1);
      expect(remaining).toBeLessThanOrEqual(1);
    }, 150);
  });

  it('has counts that began inside its window, if they did not begin with it', () => {
    assertOver((counts, slo, at) => {
      const { from, to, partialSince } = budgetAt(counts, slo, at);
      expect(partialSince === undefined || (from <= partialSince && partialSince <= to)).toBe(true);
    }, 150);
  });

  it('leaves the same share wherever it is asked for', () => {
    assertOver((counts, slo, at) => {
      const left = budgetAt(counts, slo, at).remaining;
      expect(remainingAt(counts, slo, at)).toBe(left);
      const ahead = projectLeft(counts, slo, at, 'nothing fails')[0]?.remaining;
      if (ahead !== undefined) {
        expect(Math.abs(ahead - left!)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(left!)));
      }
    }, 150);
  });
});
