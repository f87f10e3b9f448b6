import { formatDuration } from '../core/wording/formatTime';
import type { BucketColumn } from './BucketAnswer';
import { emptyColumn } from './BucketCache';
import type { BucketRead } from './bucketReads';
import { FINE_STEP_MS } from './planBuckets';
import type { MetricsQuery, ReadFailure, Series } from './ports';
import { seriesKey } from './seriesKey';
import { timeText } from './timeText';

/** An answer as columns of buckets. */
export interface PlacedSeries {
  ok: true;
  /** By the key of the series. As many values as the read has buckets. */
  columns: Map<string, BucketColumn>;
  /** For each time that was asked about, in order, whether any series has a value there. */
  present: Uint8Array;
}

/**
 * Puts values into their buckets. Times outside what was asked are left out, since some sources answer a little more.
 *
 * Counts of shorter buckets, 5 minutes or a multiple of that, are added up: sources that hold rows per bucket answer them
 * whatever length is asked for. Any other time between those that were asked about is a failure: the value belongs to no
 * bucket, or is a ratio, and ratios do not add up.
 */
export function placeSeries(series: readonly Series[], read: BucketRead): PlacedSeries | ReadFailure {
  const { fromMs, toMs, stepMs, query } = read;
  const addsUp = query.kind === 'own' && query.addsUp === true;
  // A value between two of the times that were asked about belongs to the bucket it lies in.
  const round = read.stamp === 'start' ? Math.floor : Math.ceil;
  const count = Math.round((read.lastEnd - read.firstEnd) / stepMs) + 1;
  const present = new Uint8Array(Math.round((toMs - fromMs) / stepMs) + 1);
  // From the place of a time among those asked about to the place of its bucket.
  const shift = (fromMs - read.firstEnd) / stepMs + (read.stamp === 'start' ? 1 : 0);
  const columns = new Map<string, BucketColumn>();
  for (const it of series) {
    const key = seriesKey(it);
    const column = columns.get(key) ?? emptyColumn(it.labels, it.field, count);
    columns.set(key, column);
    for (let i = 0; i < it.times.length; i++) {
      const time = it.times[i]!;
      const value = it.values[i]!;
      if (time < fromMs || time > toMs || !Number.isFinite(value)) {
        continue;
      }
      const place = round((time - fromMs) / stepMs);
      const isOnGrid = (time - fromMs) % stepMs === 0;
      if (!isOnGrid && !(addsUp && (time - fromMs) % FINE_STEP_MS === 0)) {
        return { ok: false, kind: 'other', message: offGrid(time, stepMs, query) };
      }
      if (isOnGrid) {
        present[place] = 1;
      }
      const bucket = place + shift;
      if (bucket >= 0 && bucket < count) {
        const before = column.values[bucket]!;
        column.values[bucket] = addsUp && !Number.isNaN(before) ? before + value : value;
      }
    }
  }
  return { ok: true, columns, present };
}

function offGrid(time: number, stepMs: number, query: MetricsQuery): string {
  const answers = `The query answers at ${timeText(time)}`;
  const step = formatDuration(stepMs);
  if (query.kind === 'promql') {
    return `${answers}, where a value was asked for every ${step}. Check whether something between Grafana and the source shifts or widens steps.`;
  }
  const group = 'Group the query by $__interval, which is bucketSeconds or an hour';
  const orElse = query.addsUp ? `, or let it answer counts every ${formatDuration(FINE_STEP_MS)}` : '';
  return `${answers}; a bucket starts every ${step}. ${group}${orElse}.`;
}
