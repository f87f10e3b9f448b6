import type { WindowCount } from './BudgetStatus';
import type { Counts } from './Counts';

/** A stretch of time, milliseconds. */
export interface TimeRange {
  from: number;
  to: number;
}

/**
 * Counts without those of some stretches of time: neither their good nor their bad events count, nor their gaps.
 *
 * What lies between the stretches is added up, rather than the stretches taken away: what is left of a sum after taking
 * away all of it is the dust of floating point, and a share of dust is nonsense.
 */
export class ExcludedCounts implements Counts {
  readonly firstDataAt?: number;
  readonly lastDataAt?: number;
  /** Running sums: before index `i`, what lies between the first and the `i`-th stretch. */
  private readonly gapSums: Sum[] = [{ bad: 0, total: 0, coveredMs: 0 }];
  /** Running lengths of the stretches before index `i`. */
  private readonly lengths: number[] = [0];

  /** @param ranges in order and without overlap (see mergeRanges), on boundaries of the finest buckets */
  constructor(
    private readonly raw: Counts,
    private readonly ranges: readonly TimeRange[]
  ) {
    this.firstDataAt = raw.firstDataAt;
    this.lastDataAt = raw.lastDataAt;
    ranges.forEach(({ from, to }, i) => {
      this.lengths.push(this.lengths[i]! + to - from);
      if (i > 0) {
        this.gapSums.push(plus({ ...this.gapSums[i - 1]! }, raw.between(ranges[i - 1]!.to, from)));
      }
    });
  }

  asOf(): Counts {
    return this;
  }

  between(from: number, to: number): WindowCount {
    const { ranges } = this;
    const first = firstIndex(ranges, (it) => it.to > from);
    const last = firstIndex(ranges, (it) => it.from >= to) - 1;
    if (last < first) {
      return this.raw.between(from, to);
    }
    const [before, after] = [ranges[first]!, ranges[last]!];
    const [a, b] = [this.gapSums[first]!, this.gapSums[last]!];
    const sum: Sum = { bad: b.bad - a.bad, total: b.total - a.total, coveredMs: b.coveredMs - a.coveredMs };
    if (from < before.from) {
      plus(sum, this.raw.between(from, before.from));
    }
    if (after.to < to) {
      plus(sum, this.raw.between(after.to, to));
    }
    const clipped = Math.max(0, from - before.from) + Math.max(0, after.to - to);
    return {
      from,
      to,
      bad: Math.max(0, sum.bad),
      total: sum.total,
      excessGood: sum.bad < 0 ? -sum.bad : undefined,
      coveredMs: sum.coveredMs,
      excludedMs: this.lengths[last + 1]! - this.lengths[first]! - clipped,
    };
  }

  firstDataFrom(time: number): number | undefined {
    return this.raw.firstDataFrom(time);
  }

  hasData(from: number, to: number): boolean {
    return this.raw.hasData(from, to);
  }
}

/** Counts whose bad events may be negative: good ones in excess of all. */
interface Sum {
  bad: number;
  total: number;
  coveredMs: number;
}

function plus(sum: Sum, count: WindowCount): Sum {
  sum.bad += count.bad - (count.excessGood ?? 0);
  sum.total += count.total;
  sum.coveredMs += count.coveredMs;
  return sum;
}

/** Index of the first range that meets a condition which all later ones meet too. */
function firstIndex(ranges: readonly TimeRange[], meets: (range: TimeRange) => boolean): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (meets(ranges[middle]!)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** Ranges in order and without overlap, on whole steps: every bucket that a range touches is in it. */
export function mergeRanges(ranges: readonly TimeRange[], stepMs: number): TimeRange[] {
  const sorted = ranges
    .map(({ from, to }) => ({ from: Math.floor(from / stepMs) * stepMs, to: Math.ceil(to / stepMs) * stepMs }))
    .sort((a, b) => a.from - b.from);
  const merged: TimeRange[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && range.from <= last.to) {
      last.to = Math.max(last.to, range.to);
    } else {
      merged.push({ ...range });
    }
  }
  return merged;
}
