import type { WindowCount } from './BudgetStatus';
import type { Counts } from './Counts';

/** A stretch of time, milliseconds. */
export interface TimeRange {
  from: number;
  to: number;
}

/** Counts without those of some stretches of time: neither their good nor their bad events count, nor their gaps. */
export class ExcludedCounts implements Counts {
  readonly firstDataAt?: number;
  readonly lastDataAt?: number;

  /** @param ranges without overlap (see mergeRanges), on boundaries of the finest buckets */
  constructor(
    private readonly raw: Counts,
    private readonly ranges: readonly TimeRange[]
  ) {
    this.firstDataAt = raw.firstDataAt;
    this.lastDataAt = raw.lastDataAt;
  }

  asOf(): Counts {
    return this;
  }

  between(from: number, to: number): WindowCount {
    const count = { ...this.raw.between(from, to) };
    for (const range of this.ranges) {
      const [start, end] = [Math.max(from, range.from), Math.min(to, range.to)];
      if (start < end) {
        const out = this.raw.between(start, end);
        count.bad -= out.bad;
        count.total -= out.total;
        count.coveredMs -= out.coveredMs;
        count.excludedMs += end - start;
      }
    }
    // What is left of a sum after taking away all of it is the dust of floating point.
    count.bad = Math.max(0, count.bad);
    count.total = Math.max(0, count.total);
    return count;
  }

  firstDataFrom(time: number): number | undefined {
    return this.raw.firstDataFrom(time);
  }
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
