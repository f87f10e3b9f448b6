import { formatDuration } from '../core/wording/formatTime';
import type { BucketColumn } from './BucketAnswer';
import { emptyColumn } from './BucketCache';
import type { BucketRead } from './bucketReads';
import type { ReadFailure, Series } from './ports';
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
 * A time between those that were asked about is a failure: the value belongs to no bucket.
 */
export function placeSeries(series: readonly Series[], read: BucketRead): PlacedSeries | ReadFailure {
  const { fromMs, toMs, stepMs, query } = read;
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
      const place = Math.round((time - fromMs) / stepMs);
      if (fromMs + place * stepMs !== time) {
        return { ok: false, kind: 'other', message: offGrid(time, stepMs, query.kind === 'own') };
      }
      present[place] = 1;
      const bucket = place + shift;
      if (bucket >= 0 && bucket < count) {
        column.values[bucket] = value;
      }
    }
  }
  return { ok: true, columns, present };
}

function offGrid(time: number, stepMs: number, isOwn: boolean): string {
  const answers = `The query answers at ${timeText(time)}`;
  const step = formatDuration(stepMs);
  return isOwn
    ? `${answers}; a bucket starts every ${step}. Group the query by $__interval.`
    : `${answers}, where a value was asked for every ${step}. Check whether something between Grafana and the source shifts or widens steps.`;
}
