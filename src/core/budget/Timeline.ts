import { type BucketSeries, endMs } from './BucketSeries';
import type { WindowCount } from './BudgetStatus';
import { type PrefixSums, prefixSums } from './PrefixSums';

interface Summed {
  series: BucketSeries;
  sums: PrefixSums;
}

/**
 * The counts of one SLO over time: hourly buckets, and fine buckets where a boundary lies off the hour.
 *
 * Any window is the difference of two running sums. A boundary between buckets is rounded down to the bucket's start;
 * one before the first bucket is the first bucket's start.
 */
export class Timeline {
  private readonly hourly: Summed;
  private readonly fine: Summed[];
  /** Start of the first bucket that has data. */
  readonly firstDataAt?: number;
  /** End of the last bucket that has data. */
  readonly lastDataAt?: number;

  /**
   * @param hourly the coarse buckets
   * @param fine finer buckets; each series starts on a boundary of the coarse ones
   */
  constructor(hourly: BucketSeries, fine: readonly BucketSeries[]) {
    this.hourly = { series: hourly, sums: prefixSums(hourly) };
    this.fine = fine.map((series) => ({ series, sums: prefixSums(series) }));
    this.firstDataAt = firstSeen([hourly, ...fine], -Infinity);
    this.lastDataAt = lastSeen([hourly, ...fine]);
  }

  /** Counts between two times in milliseconds. */
  between(from: number, to: number): WindowCount {
    const a = this.sumTo(from);
    const b = this.sumTo(to);
    return { from, to, bad: b.bad - a.bad, total: b.total - a.total, coveredMs: b.covered - a.covered };
  }

  /** Start of the first bucket with data that starts at `time` or later; absent when there is none. */
  firstDataFrom(time: number): number | undefined {
    return firstSeen(
      [this.hourly, ...this.fine].map((it) => it.series),
      time
    );
  }

  private sumTo(time: number): { bad: number; total: number; covered: number } {
    const { series, sums } = this.hourly;
    const whole = clamp(Math.floor((time - series.startMs) / series.stepMs), 0, series.seen.length);
    const at = { bad: sums.bad[whole]!, total: sums.total[whole]!, covered: sums.covered[whole]! };
    const boundary = series.startMs + whole * series.stepMs;
    if (time <= boundary) {
      return at;
    }
    const part = this.fine.find((it) => it.series.startMs <= boundary && endMs(it.series) > boundary);
    if (part === undefined) {
      return at;
    }
    const first = (boundary - part.series.startMs) / part.series.stepMs;
    const last = clamp(Math.floor((time - part.series.startMs) / part.series.stepMs), first, part.series.seen.length);
    return {
      bad: at.bad + part.sums.bad[last]! - part.sums.bad[first]!,
      total: at.total + part.sums.total[last]! - part.sums.total[first]!,
      covered: at.covered + part.sums.covered[last]! - part.sums.covered[first]!,
    };
  }
}

function firstSeen(all: readonly BucketSeries[], from: number): number | undefined {
  const starts = all.flatMap((series) => {
    const first = Math.max(0, Math.ceil((from - series.startMs) / series.stepMs));
    const i = Number.isFinite(first) ? series.seen.indexOf(1, first) : series.seen.indexOf(1);
    return i < 0 ? [] : [series.startMs + i * series.stepMs];
  });
  return starts.length === 0 ? undefined : Math.min(...starts);
}

function lastSeen(all: readonly BucketSeries[]): number | undefined {
  const ends = all.flatMap((series) => {
    const i = series.seen.lastIndexOf(1);
    return i < 0 ? [] : [series.startMs + (i + 1) * series.stepMs];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
