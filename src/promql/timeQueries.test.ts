/** @jest-environment node */
import type { RatioIndicator, SlicesIndicator, UpIndicator } from '../core/slo/Indicator';
import type { BucketOptions } from './BucketQueries';
import { built, hourly, problemOf } from './optionsFixture';
import { overSlices } from './overSlices';
import { ratioQueries } from './ratioQueries';
import { slicesQueries } from './slicesQueries';
import { upQueries } from './upQueries';

const GROUPED: Partial<BucketOptions> = {
  stepMs: 300_000,
  groupBy: ['region'],
  without: [{ label: 'env', is: '=', value: 'test' }],
};

describe('time slices per bucket', () => {
  const slices = (rest: Partial<SlicesIndicator>, options: Partial<BucketOptions> = {}) =>
    slicesQueries({ kind: 'slices', query: 'q', good: { is: '<', value: 0.3 }, ...rest }, hourly(options));

  it('are minutes in which the query compares as promised, and minutes in which it does not', () => {
    const query = 'histogram_quantile(0.9, sum by (le) (rate(h_bucket[5m])))';
    expect(built(slices({ query }))).toEqual({
      good: `sum(sum_over_time(((${query}) < bool 0.3)[59m59s:1m]))`,
      bad: `sum(sum_over_time(((${query}) >= bool 0.3)[59m59s:1m]))`,
      newest: 'max(timestamp(h_bucket))',
      selectors: ['h_bucket'],
      counters: [],
      seriesAtOnce: `count(${query})`,
    });
  });

  it('are grouped, without what is excluded', () => {
    expect(built(slices({ query: 'max by (region) (a{b="c"}) - d' }, GROUPED))).toEqual({
      good: 'sum by (region) (sum_over_time(((max by (region) (a{b="c",env!="test"}) - d{env!="test"}) < bool 0.3)[4m59s:1m]))',
      bad: 'sum by (region) (sum_over_time(((max by (region) (a{b="c",env!="test"}) - d{env!="test"}) >= bool 0.3)[4m59s:1m]))',
      newest:
        'max(label_replace(max(timestamp(a{b="c"})), "truce_term", "1", "", "") or label_replace(max(timestamp(d)), "truce_term", "2", "", ""))',
      selectors: ['a{b="c"}', 'd'],
      counters: [],
      seriesAtOnce: 'max(count by (region) (max by (region) (a{b="c",env!="test"}) - d{env!="test"}))',
    });
  });

  it.each([
    ['<', '>='],
    ['<=', '>'],
    ['>', '<='],
    ['>=', '<'],
  ] as const)('are bad when %s does not hold, which is %s', (is, opposite) => {
    const { good, bad } = built(slices({ good: { is, value: -1.5e-7 } }));
    expect(good).toBe(`sum(sum_over_time(((q) ${is} bool -1.5e-7)[59m59s:1m]))`);
    expect(bad).toBe(`sum(sum_over_time(((q) ${opposite} bool -1.5e-7)[59m59s:1m]))`);
  });

  it('are never judged by "!=" alone, which holds for what is no number', () => {
    const equal = 'sum(sum_over_time(((q) == bool 2)[59m59s:1m]))';
    const different = 'sum(sum_over_time((abs((q) - 2) > bool 0)[59m59s:1m]))';
    expect(built(slices({ good: { is: '==', value: 2 } }))).toMatchObject({ good: equal, bad: different });
    expect(built(slices({ good: { is: '!=', value: 2 } }))).toMatchObject({ good: different, bad: equal });
    expect(built(slices({ good: { is: '!=', value: -2 } })).good).toContain('abs((q) - (-2)) > bool 0');
  });

  it('of another length are minutes, too', () => {
    expect(built(slices({ sliceSeconds: 300 })).good).toBe('sum(sum_over_time(((q) < bool 0.3)[59m59s:5m])) * 5');
    expect(built(slices({ sliceSeconds: 30 })).good).toBe('sum(sum_over_time(((q) < bool 0.3)[59m59s:30s])) / 2');
    expect(built(slices({ sliceSeconds: 90 })).good).toBe('sum(sum_over_time(((q) < bool 0.3)[59m59s:1m30s])) * 1.5');
  });

  it.each([
    ['scalar(q)', 'vector(scalar(q))'],
    ['1 + time()', 'vector(1 + time())'],
    ['(-pi())', 'vector((-pi()))'],
    ['q + 1', 'q + 1'],
    ['vector(1)', 'vector(1)'],
    ['q offset 5m', 'q offset 5m'],
  ])('of %s take %s, because a subquery needs a vector', (query, vector) => {
    expect(built(slices({ query })).good).toBe(`sum(sum_over_time(((${vector}) < bool 0.3)[59m59s:1m]))`);
  });

  it('that stand on no series are always fresh', () => {
    expect(built(slices({ query: 'vector(1)' })).newest).toBe('vector(time())');
  });

  it.each([
    ['a range', { query: 'q[5m]' }, 'In the query: "q[5m]" answers a range. Put a function around it'],
    ['a subquery', { query: 'q[5m:1m] offset 1h' }, 'answers a range.'],
    ['a text', { query: '"q"' }, '"q"" is a text. Write a query that answers numbers.'],
    ['nothing', { query: '' }, 'In the query: The expression is empty.'],
    ['half a query', { query: 'sum(q' }, 'is no PromQL expression: the mistake is at character 6.'],
    ['an attempt to close the query', { query: 'q)[1m:]) or (q' }, 'is no PromQL expression'],
    ['a comment', { query: 'q # q' }, 'holds a comment at character 3.'],
    ['a dashboard variable', { query: 'rate(q[$window])' }, 'holds a dashboard variable.'],
    [
      "a range of Grafana's",
      { query: ' rate(q[$__rate_interval])' },
      'In the query: "$__rate_interval" at character 8 is a placeholder, which nothing fills in here. Write a length such as 5m.',
    ],
    [
      "a range of Grafana's in braces",
      { query: 'rate(q[${__range}])' },
      '"${__range}" at character 8 is a placeholder',
    ],
    [
      'a subquery of Sloth',
      { query: 'max_over_time(q[{{.window}}:])' },
      '"{{.window}}" at character 17 is a placeholder',
    ],
    ['a variable of Grafana in a text', { query: 'q{a="$__range"}' }, 'holds a dashboard variable.'],
    [
      'an alert',
      { query: 'sum(up) > 0' },
      'In the query: "sum(up) > 0" answers nothing where it does not hold, so that no minute is bad: leave "> 0" out and say it in good.',
    ],
    ['an alert in parentheses', { query: '(-(up == (-1))) offset 5m' }, 'leave "== (-1)" out and say it in good.'],
    ['an alert the other way round', { query: '0 < sum(up)' }, 'leave "0 <" out and say it in good.'],
    ['an alert against a metric', { query: 'a >= on(b) c' }, 'write ">= bool" and let good be == 1.'],
    ['a slice of seven minutes', { sliceSeconds: 420 }, 'A slice of 420 seconds does not divide an hour.'],
    ['a slice of two hours', { sliceSeconds: 7200 }, 'A slice of 7200 seconds does not divide an hour.'],
    ['a slice of a second', { sliceSeconds: 1 }, 'A slice of 1 seconds does not divide an hour.'],
    ['no value', { good: { is: '<', value: Number.NaN } }, 'NaN is nothing to compare with. Write a number.'],
  ] satisfies Array<[string, Partial<SlicesIndicator>, string]>)('are refused with %s', (_, rest, sentence) => {
    expect(problemOf(slices(rest))).toContain(sentence);
  });

  it.each([
    'sum by (region) (q)',
    'sum without (pod) (q)',
    'q',
    '-rate(q[5m]) * 2',
    '1 - (q)',
    'topk(1, q)',
    'max by (region, pod) (q) offset 5m',
    'avg_over_time(sum by (region) (q)[5m:1m])',
    'label_replace(sum by (zone) (q), "region", "eu", "zone", "eu-.*")',
    'sum by (zone) (a) * on (zone) group_left (region) b',
    'absent(q{region="eu"})',
    'count_values("region", q)',
    'sum by (region) (a) / sum(b)',
    'count by (region) (up == 0)',
    'sum by (region) (up) > bool 0',
    'sum by (region) (up) > 0 or 0 * sum by (region) (up)',
    'sum by (region) (rate(a[5m])) / sum by (region) (rate(b[5m]))',
    'label_replace(q, "region", "$1", "zone", "(..)-.*")',
    'label_replace(q, "region", "${1}-x", "zone", "([[:alpha:]]+)")',
  ])('by region may have the query %s', (query) => {
    expect(problemOf(slices({ query }, { groupBy: ['region'] }))).toBe('');
  });

  it.each([
    ['sum(q)', 'sum(q)'],
    ['1 - sum by (pod) (q) / sum by (pod) (r)', 'sum by (pod) (q)'],
    ['histogram_quantile(0.9, sum by (le) (rate(q[5m])))', 'sum by (le) (rate(q[5m]))'],
    ['max without (region) (q)', 'max without (region) (q)'],
    ['sum by (region) (max(q))', 'max(q)'],
    ['topk(1, sum(q))', 'sum(q)'],
    ['max_over_time(sum(q)[5m:1m])', 'sum(q)'],
    ['vector(1)', 'vector(1)'],
    ['scalar(q)', 'scalar(q)'],
    ['1 + 1', '1 + 1'],
    ['5', '5'],
  ])('by region cannot have the query %s', (query, dropper) => {
    expect(problemOf(slices({ query }, { groupBy: ['region'] }))).toBe(
      `"${dropper}" drops the label "region", which groups need. Write sum by (region) (…) in it.`
    );
  });

  it('fill a bucket without a rest', () => {
    expect(() => overSlices('sum_over_time', 'q', 300_000, 600_000)).toThrow('does not hold whole slices');
  });
});

describe('time up per bucket', () => {
  const up = (across: UpIndicator['across'], gauge = 'up{job="a"}', options: Partial<BucketOptions> = {}) =>
    upQueries({ kind: 'up', gauge, across }, hourly(options));

  it.each([
    ['any', 'max(up{job="a"} >= 0) > bool 0'],
    ['all', 'min(up{job="a"} >= 0) > bool 0'],
    ['share', 'avg((up{job="a"} >= 0) > bool 0)'],
  ] as const)('counts the minutes in which %s of the instances are up', (across, share) => {
    expect(built(up(across))).toEqual({
      good: `sum_over_time((${share})[59m59s:1m])`,
      bad: `sum_over_time((1 - (${share}))[59m59s:1m])`,
      newest: 'max(timestamp(up{job="a"}))',
      selectors: ['up{job="a"}'],
      counters: [],
    });
  });

  it('is grouped, without what is excluded', () => {
    expect(built(up('any', 'up', GROUPED))).toMatchObject({
      good: 'sum_over_time((max by (region) (up{env!="test"} >= 0) > bool 0)[4m59s:1m])',
      bad: 'sum_over_time((1 - (max by (region) (up{env!="test"} >= 0) > bool 0))[4m59s:1m])',
      newest: 'max(timestamp(up))',
    });
  });

  it('needs a selector and right labels', () => {
    expect(problemOf(up('any', 'sum(up)'))).toContain('In the gauge: "sum(up)" is more than a selector.');
    expect(problemOf(up('any', 'up', { groupBy: ['a b'] }))).toContain('"a b" is no label name.');
  });
});

describe('a recorded ratio per bucket', () => {
  const ratio = (rest: Partial<RatioIndicator>, options: Partial<BucketOptions> = {}) =>
    ratioQueries({ kind: 'ratio', ratio: 'r', measures: 'good', ...rest }, hourly(options));

  it('without a weight is minutes that all weigh the same, which is said', () => {
    expect(built(ratio({}))).toEqual({
      good: 'sum_over_time((sum(((r) > -Inf) < Inf))[59m59s:1m])',
      total: 'count_over_time((sum(((r) > -Inf) < Inf))[59m59s:1m])',
      newest: 'max(timestamp(r))',
      selectors: ['r'],
      counters: [],
      seriesAtOnce: 'count(r)',
      approximate: 'unweighted',
    });
  });

  it('with a weight in events a second is events', () => {
    const events = 'sum(((sum(rate(w[5m]))) >= 0) < Inf)';
    expect(built(ratio({ measures: 'bad', weight: 'sum(rate(w[5m]))' }))).toEqual({
      bad: `sum_over_time((sum(((r) > -Inf) < Inf) * ${events} or (${events} == 0))[59m59s:1m]) * 60`,
      total: `sum_over_time(((${events} and sum(((r) > -Inf) < Inf)) or (${events} == 0))[59m59s:1m]) * 60`,
      newest: 'max(timestamp(r))',
      selectors: ['r', 'w'],
      counters: [],
      seriesAtOnce: 'count(r)',
    });
  });

  it('is grouped, without what is excluded', () => {
    const { good, total } = built(ratio({ weight: 'w' }, GROUPED));
    expect(good).toBe(
      'sum_over_time((sum by (region) (((r{env!="test"}) > -Inf) < Inf) * sum by (region) (((w{env!="test"}) >= 0) < Inf) or ' +
        '(sum by (region) (((w{env!="test"}) >= 0) < Inf) == 0))[4m59s:1m]) * 60'
    );
    expect(total).toContain('sum by (region) (((w{env!="test"}) >= 0) < Inf) and sum by (region)');
  });

  it.each([
    ['a mistake in the ratio', { ratio: 'a /' }, 'In the ratio: "a /" is no PromQL expression'],
    ['a mistake in the weight', { weight: 'a[5m]' }, 'In the weight: "a[5m]" answers a range.'],
    [
      'a division of events',
      { ratio: '(sum(rate(a[{{.window}}])) / sum(rate(b[{{.window}}])))' },
      'In the ratio: "/" at character 28 divides events by events. Use the kind events: give the bad (or good) and the total ones separately.',
    ],
    [
      'a placeholder',
      { ratio: '1 - rate(a[{{.window}}])' },
      'In the ratio: "{{.window}}" at character 12 is a placeholder',
    ],
    ['an alert', { ratio: 'r > 0' }, 'In the ratio: "r > 0" answers nothing where it does not hold'],
    ['an alert as weight', { weight: 'w > 0' }, 'so that such minutes do not count: leave "> 0" out.'],
    ['a group that the ratio has dropped', { ratio: 'sum(a)' }, 'In the ratio: "sum(a)" drops the label "region"'],
    ['a group that the weight has dropped', { weight: 'sum(a)' }, 'In the weight: "sum(a)" drops the label "region"'],
  ] satisfies Array<[string, Partial<RatioIndicator>, string]>)('is refused with %s', (_, rest, sentence) => {
    expect(problemOf(ratio(rest, { groupBy: ['region'] }))).toContain(sentence);
  });

  it.each([
    'a / b',
    'sum(rate(a[5m])) / (sum(rate(b[5m])) > 0)',
    'max(rate(a[5m])) / max(rate(b[5m]))',
    'rate(a[5m]) / 2',
  ])('may be the quotient of what need not be counters: %s', (text) => {
    expect(problemOf(ratio({ ratio: text }))).toBe('');
  });
});
