import type { SourceRef } from '../../src/core/slo/Slo';
import type { MetricsRead, MetricsSource, ReadResult } from '../../src/engine/ports';
import type { SmallPrometheus } from '../prometheus/SmallPrometheus';
import { LAST_AT, startContractPrometheus } from './startContractPrometheus';

/** A metrics source over a Prometheus, and what has to be ended after it. */
export interface SourceUnderTest {
  source: MetricsSource;
  ref: SourceRef;
  close?: () => Promise<void>;
}

const HOUR = 3_600_000;
/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:1998';

/**
 * What every metrics source has to do with PromQL, whatever way it takes to Prometheus.
 *
 * @param make makes a source that reads from the Prometheus at an address
 */
export function sourceContract(name: string, make: (prometheusUrl: string) => Promise<SourceUnderTest>): void {
  describe(`a Prometheus read ${name}`, () => {
    let prometheus: SmallPrometheus;
    let under: SourceUnderTest;

    beforeAll(async () => {
      prometheus = await startContractPrometheus();
      under = await make(prometheus.url);
    });

    afterAll(async () => {
      await under?.close?.();
      await prometheus?.stop();
    });

    const read = (exprs: string[], more: Partial<MetricsRead> = {}): Promise<ReadResult[]> =>
      under.source.read({
        source: under.ref,
        queries: exprs.map((expr) => ({ kind: 'promql', expr })),
        fromMs: LAST_AT - 2 * HOUR,
        toMs: LAST_AT,
        stepMs: HOUR,
        ...more,
      });
    const times = [LAST_AT - 2 * HOUR, LAST_AT - HOUR, LAST_AT];
    const failure = (kind: string, message: unknown) => expect.objectContaining({ ok: false, kind, message });

    it('answers labelled series at every step, from the first to the last', async () => {
      const [result] = await read(['contract_requests_total']);
      const __name__ = 'contract_requests_total';
      expect(result).toEqual({
        ok: true,
        series: [
          { labels: { __name__, region: 'eu' }, times, values: [1200, 1800, 2400] },
          { labels: { __name__, region: 'us' }, times, values: [120, 180, 240] },
        ],
      });
    });

    it('answers groups by their labels alone, and a sum without any', async () => {
      const exprs = ['sum by (region) (contract_requests_total)', 'sum(contract_requests_total)'];
      expect(await read(exprs)).toEqual([
        {
          ok: true,
          series: [
            { labels: { region: 'eu' }, times, values: [1200, 1800, 2400] },
            { labels: { region: 'us' }, times, values: [120, 180, 240] },
          ],
        },
        { ok: true, series: [{ labels: {}, times, values: [1320, 1980, 2640] }] },
      ]);
    });

    it('answers one moment', async () => {
      const at = LAST_AT - HOUR;
      const exprs = ['contract_requests_total{region="us"}', 'sum(contract_requests_total)', '7'];
      expect(await read(exprs, { fromMs: at, toMs: at, stepMs: undefined })).toMatchObject([
        { ok: true, series: [{ labels: { region: 'us' }, times: [at], values: [180] }] },
        { ok: true, series: [{ labels: {}, times: [at], values: [1980] }] },
        { ok: true, series: [{ labels: {}, times: [at], values: [7] }] },
      ]);
    });

    it('answers in fine steps too', async () => {
      const [result] = await read(['contract_requests_total{region="us"}'], { stepMs: 300_000 });
      expect(result).toMatchObject({
        ok: true,
        series: [{ values: Array.from({ length: 25 }, (_, i) => 120 + 5 * i) }],
      });
    });

    it('answers no series for a metric that nobody has', async () => {
      expect(await read(['no_such_metric', 'sum(no_such_metric)'])).toEqual(Array(2).fill({ ok: true, series: [] }));
    });

    it('leaves out what is no number, a division by no traffic', async () => {
      expect(await read(['0 * contract_requests_total / 0'])).toEqual([{ ok: true, series: [] }]);
      const [some] = await read([
        'contract_requests_total{region="us"} / (contract_requests_total{region="us"} > bool 200)',
      ]);
      expect(some).toMatchObject({ ok: true, series: [{ times: [LAST_AT], values: [240] }] });
    });

    it('says in the words of Prometheus where a query cannot be read, and answers the others', async () => {
      expect(await read(['sum(', '7'])).toEqual([
        failure('syntax', expect.stringMatching(/parse error: unclosed left parenthesis/)),
        { ok: true, series: [{ labels: {}, times, values: [7, 7, 7] }] },
      ]);
    });

    it('says in the words of Prometheus why a query cannot be answered', async () => {
      const twice = 'contract_requests_total + on() contract_requests_total';
      expect(await read([twice])).toEqual([
        failure('other', expect.stringMatching(/many-to-many matching not allowed/)),
      ]);
    });

    it('can be cancelled', async () => {
      const abort = new AbortController();
      const results = read(['sum(contract_requests_total)', '7'], { signal: abort.signal });
      abort.abort();
      expect(await results).toEqual(Array(2).fill(failure('cancelled', expect.any(String))));
      expect(await read(['7'], { signal: abort.signal })).toEqual([failure('cancelled', expect.any(String))]);
    });

    it('says when nobody answers', async () => {
      const { source, ref, close } = await make(NOBODY);
      const queries = [{ kind: 'promql', expr: '7' } as const];
      const results = await source.read({ source: ref, queries, fromMs: LAST_AT, toMs: LAST_AT });
      await close?.();
      expect(results).toEqual([failure('unreachable', expect.stringMatching(/connection refused|ECONNREFUSED/))]);
    });
  });
}
