import type { TimeRange } from '../core/budget/ExcludedCounts';
import { unitOf } from '../core/slo/unitOf';
import { windowAt } from '../core/slo/windowAt';
import type { History, MeasuredSlo, TestGroup, TestStep } from './historyFixture';

const MINUTE = 60_000;
const FINE = 5 * MINUTE;
const DAY = 1440 * MINUTE;

/** What a budget must come to. */
export interface TrueBudget {
  bad: number;
  total: number;
  expectedTotal: number;
  allowedBad: number;
  remaining?: number;
}

interface StepSum {
  weight: number;
  bad: number;
  total: number;
  expected: number;
}

/**
 * For tests: the same numbers as the engine, from the list of events alone: each event is looked at, and counts or does not.
 * Knows nothing of buckets but that an excluded five minutes are excluded as a whole.
 */
export class BruteForce {
  private readonly excluded: Set<number>;

  constructor(
    private readonly slo: MeasuredSlo,
    private readonly history: History,
    excluded: readonly TimeRange[] = history.excluded
  ) {
    this.excluded = new Set(excluded.flatMap(fiveMinutesOf));
  }

  /** The budget of the window that ends at a time. */
  budgetAt(time: number): TrueBudget {
    const { from, periodTo } = windowAt(this.slo, time);
    const isCalendarTime = this.slo.window.kind === 'calendar' && this.isMinutes;
    const ahead = isCalendarTime ? (periodTo - time - this.excludedMs(time, periodTo)) / MINUTE : 0;
    return this.combine(this.steps(from, time, ahead));
  }

  /** The burn rate of a stretch; absent without traffic. */
  burn(from: number, to: number): number | undefined {
    const { bad, total } = this.count(from, to);
    return total === 0 ? undefined : bad / total / (1 - this.slo.target);
  }

  /** Everything between two times, as of the later one. */
  count(from: number, to: number): TrueBudget {
    return this.combine(this.steps(from, to, 0));
  }

  /** Whether a group is left out of the total. */
  isGone(group: TestGroup, time: number): boolean {
    return !group.alive.some((it) => it.from < time && it.to > time - DAY);
  }

  private get isMinutes(): boolean {
    return unitOf(this.slo.indicator) === 'minutes';
  }

  private steps(from: number, to: number, ahead: number): StepSum[] {
    return this.history.steps.map((step) => {
      const sum = { weight: step.weight, bad: 0, total: 0, expected: 0 };
      for (const group of this.groupsThatCount(step, to)) {
        const inside = group.events.filter(
          ({ time }) => time >= from && time < to && !this.excluded.has(Math.floor(time / FINE))
        );
        sum.bad += inside.filter((it) => it.isBad).length;
        const total = this.isMinutes ? this.minutes(group, from, to) : inside.length;
        sum.total += total;
        sum.expected += total + ahead;
      }
      return sum;
    });
  }

  private groupsThatCount({ groups }: TestStep, time: number): readonly TestGroup[] {
    if (this.slo.groupBy === undefined) {
      return groups;
    }
    const live = groups.filter((it) => !this.isGone(it, time));
    return live.length > 0 ? live : groups;
  }

  private minutes({ alive }: TestGroup, from: number, to: number): number {
    let sum = 0;
    for (const range of alive) {
      const [start, end] = [Math.max(from, range.from), Math.min(to, range.to)];
      if (start < end) {
        sum += end - start - this.excludedMs(start, end);
      }
    }
    return sum / MINUTE;
  }

  private excludedMs(from: number, to: number): number {
    return [...this.excluded].filter((it) => it * FINE >= from && it * FINE < to).length * FINE;
  }

  private combine(steps: readonly StepSum[]): TrueBudget {
    const share = 1 - this.slo.target;
    const busy = steps.filter((it) => it.total > 0);
    const { indicator } = this.slo;
    if (busy.length === 0) {
      return { bad: 0, total: 0, expectedTotal: 0, allowedBad: 0 };
    }
    const budget = (bad: number, total: number, expectedTotal: number): TrueBudget => {
      const allowedBad = share * expectedTotal;
      return { bad, total, expectedTotal, allowedBad, remaining: 1 - bad / allowedBad };
    };
    if (indicator.kind === 'composite' && indicator.combine === 'weighted') {
      const weights = busy.reduce((sum, it) => sum + it.weight, 0);
      const ratio = busy.reduce((sum, it) => sum + (it.weight / weights) * (it.bad / it.expected), 0);
      const expected = busy.reduce((sum, it) => sum + it.expected, 0);
      const total = busy.reduce((sum, it) => sum + it.total, 0);
      return budget(ratio * expected, total, expected);
    }
    return busy
      .map(({ bad, total, expected }) => budget(bad, total, expected))
      .reduce((worst, it) => (it.remaining! < worst.remaining! ? it : worst));
  }
}

function fiveMinutesOf({ from, to }: TimeRange): number[] {
  const first = Math.floor(from / FINE);
  return Array.from({ length: Math.ceil(to / FINE) - first }, (_, i) => first + i);
}

/** Equal but for the rounding of sums. */
function same(ours: number | undefined, exact: number | undefined): boolean {
  if (ours === undefined || exact === undefined) {
    return ours === exact;
  }
  return Math.abs(ours - exact) <= 1e-9 * Math.max(1, Math.abs(ours), Math.abs(exact));
}

/** For tests: the numbers that differ; one comparison a case keeps thousands of cases fast. */
export function differences(pairs: Record<string, [ours: number | undefined, exact: number | undefined]>): string[] {
  return Object.entries(pairs)
    .filter(([, [ours, exact]]) => !same(ours, exact))
    .map(([name, [ours, exact]]) => `${name}: ${ours} instead of ${exact}`);
}
