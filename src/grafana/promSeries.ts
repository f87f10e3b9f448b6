import type { Series } from '../engine/ports';
import { isRecord } from './isRecord';

/**
 * The series in the `data` of a Prometheus-compatible answer: a matrix, a vector or a scalar. Values that are no finite
 * number are left out, and series without any other with them.
 *
 * @returns undefined when it is not in that format
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats
 */
export function promSeries(data: unknown): Series[] | undefined {
  if (!isRecord(data) || !Array.isArray(data.result)) {
    return undefined;
  }
  switch (data.resultType) {
    case 'matrix':
    case 'vector':
      return data.result.filter(isRecord).flatMap(({ metric, values, value }) => seriesOf(metric, values ?? [value]));
    case 'scalar':
      return seriesOf({}, [data.result]);
    default:
      return [];
  }
}

function seriesOf(metric: unknown, samples: unknown): Series[] {
  const times: number[] = [];
  const values: number[] = [];
  for (const sample of Array.isArray(samples) ? samples : []) {
    const [seconds, text] = Array.isArray(sample) ? (sample as unknown[]) : [];
    const value = typeof text === 'string' ? Number(text) : NaN;
    if (typeof seconds === 'number' && Number.isFinite(value)) {
      // Times have three decimals at most; a product of 1000 may miss by a bit.
      times.push(Math.round(seconds * 1000));
      values.push(value);
    }
  }
  const labels = isRecord(metric) ? (metric as Record<string, string>) : {};
  return times.length === 0 ? [] : [{ labels, times, values }];
}
