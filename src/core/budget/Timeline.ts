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
 * Any stretch is whole hours, each half of which is a difference of running sums, and the fine buckets before and after
 * them. Nothing is taken from an hour: an hour and its fine buckets may differ by what the source estimates, and a quiet
 * stretch has to stay exactly 0. A boundary inside a bucket is rounded down to its start; one before the first bucket is
 * the first bucket's start.
 */
export class Timeline implements Counts {
  private readonly hourly: Summed;
  private readonly fine: Summed[];
  private readonly endMs: number;
  /** Its buckets: the coarse ones, then those of each finer span. */
  readonly spans: readonly BucketSeries[];
  readonly firstDataAt?: number;
  readonly lastDataAt?: number;

  /**
   * @param hourly the coarse buckets
   * @param fine finer buckets; each series starts on a boundary of the coarse ones
   */
  constructor(hourly: BucketSeries, fine: readonly BucketSeries[]) {
    this.spans = [hourly, ...fine];
    this.hourly = { series: hourly, sums: prefixSums(hourly) };
    this.fine = fine.map((series) => ({ series, sums: prefixSums(series) }));
    this.endMs = Math.max(endMs(hourly), ...fine.map(endMs));
    this.firstDataAt = this.firstDataFrom(-Infinity);
    this.lastDataAt = lastSeen(this.spans);
  }

  between(from: number, to: number): WindowCount {
    const sum = this.sumBetween(from, to);
    if (sum.bad < 0) {
      sum.excessGood = -sum.bad;
      sum.bad = 0;
    }
    return sum;
  }

  firstDataFrom(time: number): number | undefined {
    let earliest = firstSeen(this.hourly.series, time);
    for (const { series } of this.fine) {
      earliest = Math.min(earliest, firstSeen(series, time));
    }
    return earliest === Infinity ? undefined : earliest;
  }

  hasData(from: number, to: number): boolean {
    const { series, sums } = this.hourly;
    const first = Math.max(0, (from - series.startMs) / series.stepMs);
    const last = (to - series.startMs) / series.stepMs;
    // Each of hundreds of groups is asked at every hour of two windows.
    if (Number.isInteger(first) && Number.isInteger(last) && first < last && last <= series.seen.length) {
      return sums.covered[last]! > sums.covered[first]!;
    }
    return this.sumBetween(from, to).coveredMs > 0;
  }

  asOf(): Counts {
    return this;
  }

  /** With bad events below 0 where good ones exceed all. */
  private sumBetween(from: number, to: number): WindowCount {
    const { series, sums } = this.hourly;
    const { startMs, stepMs } = series;
    const sum: WindowCount = { from, to, bad: 0, total: 0, excessGood: undefined, coveredMs: 0, excludedMs: 0 };
    const start = Math.max(startMs, from);
    const end = Math.min(this.endMs, to);
    if (!(start < end)) {
      return sum;
    }
    let first = Math.floor((start - startMs) / stepMs);
    const last = Math.floor((end - startMs) / stepMs);
    if (first === last) {
      this.addFine(sum, first, start, end);
      return sum;
    }
    if (this.addFine(sum, first, start, startMs + (first + 1) * stepMs)) {
      first += 1;
    }
    const length = series.seen.length;
    add(sum, sums, Math.min(first, length), Math.min(last, length));
    this.addFine(sum, last, startMs + last * stepMs, end);
    return sum;
  }

  /** Adds the fine buckets of a stretch within one hour, where it begins or ends off the hour and they are known. */
  private addFine(sum: WindowCount, hour: number, from: number, to: number): boolean {
    const { startMs, stepMs } = this.hourly.series;
    const hourStart = startMs + hour * stepMs;
    if (from === hourStart && to === hourStart + stepMs && hour < this.hourly.series.seen.length) {
      return false;
    }
    for (let i = this.fine.length - 1; i >= 0; i--) {
      const { series, sums } = this.fine[i]!;
      const length = series.seen.length;
      if (series.startMs <= hourStart && hourStart < series.startMs + length * series.stepMs) {
        const last = Math.min(length, Math.floor((to - series.startMs) / series.stepMs));
        add(sum, sums, Math.min(last, Math.floor((from - series.startMs) / series.stepMs)), last);
        return true;
      }
    }
    return false;
  }
}

function add(sum: WindowCount, sums: PrefixSums, first: number, last: number): void {
  sum.bad += sums.bad[last]! - sums.bad[first]!;
  sum.total += sums.total[last]! - sums.total[first]!;
  sum.coveredMs += sums.covered[last]! - sums.covered[first]!;
}

/** Start of the first bucket with data at a time or later; Infinity when there is none. */
function firstSeen({ startMs, stepMs, seen }: BucketSeries, from: number): number {
  const i = seen.indexOf(1, from > startMs ? Math.ceil((from - startMs) / stepMs) : 0);
  return i < 0 ? Infinity : startMs + i * stepMs;
}

function lastSeen(all: readonly BucketSeries[]): number | undefined {
  const ends = all.flatMap((series) => {
    const i = series.seen.lastIndexOf(1);
    return i < 0 ? [] : [series.startMs + (i + 1) * series.stepMs];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}
