/** @jest-environment node */
import { bucketDifference } from './bucketDifference';
import type { Selector } from './parseSelector';
import type { BucketOptions } from './BucketQueries';
import { boundsQuery } from './boundsQuery';
import { interpolatedLatency } from './interpolatedLatency';
import { latencyQueries } from './latencyQueries';
import { nativeLatencyQueries } from './nativeLatencyQueries';
import { built, hourly, problemOf } from './optionsFixture';

const of = (x: string) => bucketDifference(x as Selector, 3_600_000);

const EXCLUDED: Partial<BucketOptions> = {
  groupBy: ['region'],
  without: [{ label: 'env', is: '=~', value: 'test' }],
};

describe('latency from a classic histogram', () => {
  const latency = (histogram: string, threshold: number, options: Partial<BucketOptions> = {}) =>
    latencyQueries({ kind: 'latency', histogram, threshold }, hourly(options));

  it('is what the bucket of the threshold counts, of all that is counted', () => {
    expect(built(latency('h{service="checkout"}', 0.3))).toEqual({
      total: `sum(${of('h_count{service="checkout"}')})`,
      good: `sum(${of('h_bucket{service="checkout",le="0.3"}')})`,
      newest: 'max(timestamp(h_count{service="checkout"}))',
      selectors: ['h_count{service="checkout"}', 'h_bucket{service="checkout",le="0.3"}'],
      counters: ['h_count{service="checkout"}', 'h_bucket{service="checkout",le="0.3"}'],
    });
  });

  it('finds a bound however it is written', () => {
    expect(built(latency('h', 1)).good).toBe(`sum(${of('h_bucket{le=~"1|1\\\\.0"}')})`);
    expect(built(latency('h', 1e6)).good).toContain('"1000000|1000000\\\\.0|1e\\\\+06|');
  });

  it.each(['h_bucket{a="b"}', 'h_count{a="b"}', 'h_sum{a="b"}', ' h{a="b"} '])('takes %p for the histogram', (text) => {
    expect(latency(text, 0.3)).toEqual(latency('h{a="b"}', 0.3));
  });

  it.each([
    ['{__name__="h",a="b"}', '{__name__="h_count",a="b"}', '{__name__="h_bucket",a="b",le="0.3"}'],
    ['{"h_bucket"}', '{"h_count"}', '{"h_bucket",le="0.3"}'],
    ['{a="h",__name__="h"}', '{a="h",__name__="h_count"}', '{a="h",__name__="h_bucket",le="0.3"}'],
    ['h_bucket_count', 'h_bucket_count', 'h_bucket_bucket{le="0.3"}'],
  ])('finds the name in %s', (text, count, bucket) => {
    expect(built(latency(text, 0.3)).selectors).toEqual([count, bucket]);
  });

  it('is grouped, without what is excluded', () => {
    expect(built(latency('h', 0.3, EXCLUDED))).toMatchObject({
      total: `sum by (region) (${of('h_count{env!~"test"}')})`,
      good: `sum by (region) (${of('h_bucket{le="0.3",env!~"test"}')})`,
    });
  });

  it.each([
    [
      'a bucket already chosen',
      'h_bucket{le="0.3"}',
      0.3,
      {},
      'chooses a bucket with "le" at character 10. Leave it out',
    ],
    ['the same in quotes', 'h{"le"=~"0.3"}', 0.3, {}, 'chooses a bucket with "le"'],
    ['more than a selector', 'rate(h[5m])', 0.3, {}, 'In the histogram: "rate(h[5m])" is more than a selector.'],
    ['no name', '{job="a"}', 0.3, {}, 'names no single histogram.'],
    ['an endless threshold', 'h', Infinity, {}, 'The threshold is Infinity. Write a number'],
    ['groups by bound', 'h', 0.3, { groupBy: ['le'] }, 'The label "le" holds the bounds of a histogram.'],
    ['bounds excluded', 'h', 0.3, { without: [{ label: 'le', is: '=', value: '1' }] }, 'The label "le" holds'],
  ] satisfies Array<[string, string, number, Partial<BucketOptions>, string]>)(
    'is refused with %s',
    (_, histogram, threshold, options, sentence) => {
      expect(problemOf(latency(histogram, threshold, options))).toContain(sentence);
    }
  );

  it('lists its bounds', () => {
    expect(boundsQuery('h_count{a="b"}')).toEqual({ ok: true, expr: 'group by (le) (h_bucket{a="b"})' });
    expect(problemOf(boundsQuery('sum(h)'))).toContain('more than a selector');
  });
});

describe('latency from a native histogram', () => {
  it('is the fraction within the threshold, interpolated', () => {
    const native = nativeLatencyQueries(
      { kind: 'native-latency', histogram: 'h{a="b"}', threshold: 0.3 },
      hourly(EXCLUDED)
    );
    const counted = 'sum by (region) (increase(h{a="b",env!~"test"}[1h]))';
    expect(built(native)).toEqual({
      total: `histogram_count(${counted})`,
      good: `histogram_fraction(-Inf, 0.3, ${counted}) * histogram_count(${counted})`,
      newest: 'max(timestamp(h{a="b"}))',
      selectors: ['h{a="b"}'],
      counters: [],
      approximate: 'interpolated',
    });
  });

  it.each([
    ['more than a selector', 'a + b', 0.3, 'In the histogram: "a + b" is more than a selector.'],
    ['no threshold', 'h', Number.NaN, 'The threshold is NaN.'],
  ])('is refused with %s', (_, histogram, threshold, sentence) => {
    const indicator = { kind: 'native-latency' as const, histogram, threshold };
    expect(problemOf(nativeLatencyQueries(indicator, hourly()))).toContain(sentence);
  });
});

describe('latency between the bounds of a classic histogram', () => {
  const BOUNDS = ['0.5', '0.25', '1.0', '+Inf', '1'];
  const between = (threshold: number, bounds = BOUNDS, options: Partial<BucketOptions> = {}) =>
    interpolatedLatency({ kind: 'latency', histogram: 'h', threshold }, bounds, hourly(options));

  it('weighs the bounds below and above', () => {
    expect(built(between(0.3, BOUNDS, EXCLUDED))).toEqual({
      total: `sum by (region) (${of('h_count{env!~"test"}')})`,
      good:
        `sum by (region) (label_replace(0.8 * sum by (region) (${of('h_bucket{le="0.25",env!~"test"}')}), "truce_term", "1", "", "") or ` +
        `label_replace(0.2 * sum by (region) (${of('h_bucket{le="0.5",env!~"test"}')}), "truce_term", "2", "", ""))`,
      newest: 'max(timestamp(h_count))',
      selectors: ['h_count', 'h_bucket{le="0.25"}', 'h_bucket{le="0.5"}'],
      counters: ['h_count', 'h_bucket{le="0.25"}', 'h_bucket{le="0.5"}'],
      approximate: 'interpolated',
    });
  });

  it('starts at 0 below the lowest bound', () => {
    expect(built(between(0.1))).toMatchObject({
      good: `0.4 * sum(${of('h_bucket{le="0.25"}')})`,
      approximate: 'interpolated',
    });
  });

  it('is exact on a bound', () => {
    const exact = built(between(0.5));
    expect(exact).toEqual(built(latencyQueries({ kind: 'latency', histogram: 'h', threshold: 0.5 }, hourly())));
    expect(exact.approximate).toBeUndefined();
  });

  it.each([
    ['a threshold above all bounds', 2, BOUNDS, '2 is no bucket bound of this histogram. Nearest: 1.'],
    ['no bounds', 2, ['+Inf'], 'This histogram has no buckets with bounds.'],
    ['a threshold below nothing', -1, BOUNDS, '-1 is no bucket bound of this histogram. Nearest: 0.25.'],
    ['no threshold', Number.NaN, BOUNDS, 'The threshold is NaN.'],
  ])('is refused with %s', (_, threshold, bounds, sentence) => {
    expect(problemOf(between(threshold, bounds))).toContain(sentence);
  });
});
