import type { MetricsRead, MetricsSource, ReadResult } from '../../src/engine/ports';

/** Reads straight from a Prometheus, without a Grafana in between. */
export function prometheusSource(url: string): MetricsSource {
  return {
    read: (read) => Promise.all(read.exprs.map((expr) => readOne(url, read, expr))),
  };
}

async function readOne(url: string, read: MetricsRead, expr: string): Promise<ReadResult> {
  const seconds = (ms: number) => String(ms / 1000);
  const isRange = read.stepMs !== undefined;
  const body = new URLSearchParams(
    isRange
      ? { query: expr, start: seconds(read.fromMs), end: seconds(read.toMs), step: seconds(read.stepMs!) }
      : { query: expr, time: seconds(read.toMs) }
  );
  const response = await fetch(`${url}/api/v1/${isRange ? 'query_range' : 'query'}`, { method: 'POST', body });
  const answer = (await response.json()) as {
    status: string;
    error?: string;
    data?: { result: Array<{ values?: Array<[number, string]>; value?: [number, string] }> };
  };
  if (answer.status !== 'success') {
    return { ok: false, message: answer.error ?? `Prometheus answered ${response.status}.` };
  }
  const [series] = answer.data!.result;
  const values = series?.values ?? (series?.value ? [series.value] : []);
  return { ok: true, points: new Map(values.map(([time, value]) => [time * 1000, Number(value)])) };
}
