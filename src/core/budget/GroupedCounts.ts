import type { WindowCount } from './BudgetStatus';
import type { Counts } from './Counts';

/** A group without data for this long has disappeared: a day, so that an outage of a night is not taken for it. */
export const GROUP_GONE_MS = 86_400_000;

/** Whether a group has disappeared by a time: it had data once, and none for a day. Excluded data is data all the same. */
export function isGroupGone(counts: Counts, time: number): boolean {
  return !counts.hasData(time - GROUP_GONE_MS, time);
}

/**
 * The sum of the groups of one indicator. Groups that have disappeared by the time asked about are left out of it; when all
 * have, none is, because then it is the data that stopped.
 */
export class GroupedCounts implements Counts {
  readonly firstDataAt?: number;
  readonly lastDataAt?: number;

  constructor(private readonly groups: readonly Counts[]) {
    this.firstDataAt = least(groups.map((it) => it.firstDataAt));
    this.lastDataAt = greatest(groups.map((it) => it.lastDataAt));
  }

  asOf(time: number): Counts {
    const live = this.groups.filter((it) => !isGroupGone(it, time));
    return new SummedCounts((live.length > 0 ? live : this.groups).map((it) => it.asOf(time)));
  }

  between(from: number, to: number): WindowCount {
    return this.asOf(to).between(from, to);
  }

  firstDataFrom(time: number): number | undefined {
    return least(this.groups.map((it) => it.firstDataFrom(time)));
  }

  hasData(from: number, to: number): boolean {
    return this.groups.some((it) => it.hasData(from, to));
  }
}

/**
 * The sum of counts that all count. A stretch is covered where any of them has data: what a single group lacks shows in that
 * group's own coverage.
 */
class SummedCounts implements Counts {
  readonly firstDataAt?: number;
  readonly lastDataAt?: number;
  readonly clocks: number;

  constructor(private readonly members: readonly Counts[]) {
    this.firstDataAt = least(members.map((it) => it.firstDataAt));
    this.lastDataAt = greatest(members.map((it) => it.lastDataAt));
    this.clocks = members.reduce((sum, it) => sum + (it.clocks ?? 1), 0);
  }

  asOf(): Counts {
    return this;
  }

  between(from: number, to: number): WindowCount {
    const sum: WindowCount = { from, to, bad: 0, total: 0, coveredMs: 0, excludedMs: 0 };
    for (const member of this.members) {
      const count = member.between(from, to);
      sum.bad += count.bad;
      sum.total += count.total;
      sum.coveredMs = Math.max(sum.coveredMs, count.coveredMs);
      sum.excludedMs = Math.max(sum.excludedMs, count.excludedMs);
      if (count.excessGood !== undefined) {
        sum.excessGood = (sum.excessGood ?? 0) + count.excessGood;
      }
    }
    return sum;
  }

  firstDataFrom(time: number): number | undefined {
    return least(this.members.map((it) => it.firstDataFrom(time)));
  }

  hasData(from: number, to: number): boolean {
    return this.members.some((it) => it.hasData(from, to));
  }
}

function least(times: ReadonlyArray<number | undefined>): number | undefined {
  const known = times.filter((it) => it !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function greatest(times: ReadonlyArray<number | undefined>): number | undefined {
  const known = times.filter((it) => it !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
