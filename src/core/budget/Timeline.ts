import { type BucketSeries, endMs } from './BucketSeries';
import type { WindowCount } from './BudgetStatus';
import type { Counts } from './Counts';
import { type PrefixSums, prefixSums } from './PrefixSums';

interface Summed {
  series: BucketSeries;
  sums: PrefixSums;
}

/**
 * The counts of one indicator over time: hourly buckets, and fine buckets where a boundary lies off the hour.
 *
 * Any window is the difference of two running sums. A boundary between buckets is rounded down to the bucket's start;
 * one before the first bucket is the first bucket's start.
 */
export class Timeline implements Counts {
  private readonly hourly: Summed;
  private readonly fine: Summed[];
  readonly firstDataAt?: number;
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

  between(from: number, to: number): WindowCount {
    const a = this.sumTo(from);
    const b = this.sumTo(to);
    const [bad, total] = [b.bad - a.bad, b.total - a.total];
    return {
      from,
      to,
      bad: Math.max(0, bad),
      total: Math.max(0, total),
      excessGood: bad < 0 ? -bad : undefined,
      coveredMs: b.covered - a.covered,
      excludedMs: 0,
    };
  }

  firstDataFrom(time: number): number | undefined {
    return firstSeen(
      [this.hourly, ...this.fine].map((it) => it.series),
      time
    );
  }

  asOf(): Counts {
    return this;
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
    at.bad += part.sums.bad[last]! - part.sums.bad[first]!;
    at.total += part.sums.total[last]! - part.sums.total[first]!;
    at.covered += part.sums.covered[last]! - part.sums.covered[first]!;
    return at;
  }
}

function firstSeen(all: readonly BucketSeries[], from: number): number | undefined {
  let earliest = Infinity;
  for (const series of all) {
    const first = Math.max(0, Math.ceil((from - series.startMs) / series.stepMs));
    const i = series.seen.indexOf(1, Number.isFinite(first) ? first : 0);
    if (i >= 0) {
      earliest = Math.min(earliest, series.startMs + i * series.stepMs);
    }
  }
  return Number.isFinite(earliest) ? earliest : undefined;
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
