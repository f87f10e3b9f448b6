import type { CounterKind } from './counterKinds';
import type { MeasuredWindow } from './measuredHistory';

/** What others do to know the share of bad events of a window, on the same Prometheus. */
export const OTHER_WAYS: ReadonlyArray<{
  name: string;
  badShare(prometheusUrl: string, kind: CounterKind, window: MeasuredWindow): Promise<number>;
}> = [
  {
    name: 'one increase(x[28d])',
    badShare: async (url, kind, { endMs, days }) => {
      const query = kind.badShare((selector) => `sum(increase(${selector}[${days}d]))`);
      const [share] = await values(url, 'query', { query, time: String(endMs / 1000) });
      return share!;
    },
  },
  {
    name: 'average of 5-minute ratios',
    badShare: async (url, kind, { endMs, days }) => {
      const end = endMs / 1000;
      const query = kind.badShare((selector) => `sum(rate(${selector}[5m]))`);
      const start = String(end - days * 86_400 + 300);
      const ratios = await values(url, 'query_range', { query, start, end: String(end), step: '300' });
      return ratios.reduce((sum, it) => sum + it, 0) / ratios.length;
    },
  },
];

async function values(url: string, endpoint: string, parameters: Record<string, string>): Promise<number[]> {
  const response = await fetch(`${url}/api/v1/${endpoint}`, { method: 'POST', body: new URLSearchParams(parameters) });
  const { status, error, data } = (await response.json()) as {
    status: string;
    error?: string;
    data?: { result: Array<{ value?: [number, string]; values?: Array<[number, string]> }> };
  };
  if (status !== 'success') {
    throw new Error(`${parameters.query} was refused: ${error}`);
  }
  const [series] = data!.result;
  return (series?.values ?? [series!.value!]).map(([, value]) => Number(value)).filter(Number.isFinite);
}
