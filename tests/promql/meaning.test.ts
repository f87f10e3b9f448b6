/** @jest-environment node */
import fc from 'fast-check';
import type { LabelMatcher } from '../../src/core/slo/Exclusion';
import type { Comparison, RatioIndicator, SingleIndicator, UpIndicator } from '../../src/core/slo/Indicator';
import type { BucketOptions, BucketQueries } from '../../src/promql/BucketQueries';
import { diagnosisOf } from '../../src/promql/diagnosis';
import { GAUGE_FALLS, gaugeCheck } from '../../src/promql/gaugeCheck';
import { interpolatedLatency } from '../../src/promql/interpolatedLatency';
import { parseSelector, type Selector } from '../../src/promql/parseSelector';
import { queriesFor } from '../../src/promql/queriesFor';
import { differencesOnPrometheus, type Expectation, type GivenSeries } from './onPrometheus';

/** The same value in a number of consecutive minutes. */
const run = (value: number, minutes: number): string => Array<number>(minutes).fill(value).join(' ');

/** Values from minute 0 on: runs one after the other. */
const runs = (...all: Array<[value: number, minutes: number]>): string => all.map((it) => run(...it)).join(' ');

const HOUR: BucketOptions = { stepMs: 3_600_000, groupBy: [], without: [] };

type PromqlIndicator = Parameters<typeof queriesFor>[0];

function queries(indicator: SingleIndicator, options: Partial<BucketOptions> = {}): BucketQueries {
  const built = queriesFor(indicator as PromqlIndicator, { ...HOUR, ...options });
  if (!built.ok) {
    throw new Error(built.problem);
  }
  return built.queries;
}

function selector(text: string): Selector {
  const parsed = parseSelector(text);
  if (!parsed.ok) {
    throw new Error(parsed.problem);
  }
  return parsed.selector;
}

/** Counts of the hour that ends at minute 120, unless said otherwise. */
function expectCounts(
  series: GivenSeries,
  built: BucketQueries,
  is: { [count in 'total' | 'bad' | 'good']?: Expectation['is'] },
  minute = 120
): void {
  const expectations = Object.entries(is).map(([count, values]) => ({
    expr: built[count as 'total' | 'bad' | 'good'] ?? '',
    minute,
    is: values,
  }));
  expect(differencesOnPrometheus(series, expectations)).toBe('');
}

function answers(series: GivenSeries, expr: string, is: Expectation['is'], minute = 120): void {
  expect(differencesOnPrometheus(series, [{ expr, minute, is }])).toBe('');
}

const REQUESTS: GivenSeries = {
  'requests{pod="1",region="eu",code="200"}': '1000+9x180',
  'requests{pod="1",region="eu",code="500"}': '10+1x180',
  'requests{pod="2",region="us",code="200"}': '5000+20x180',
  'requests{pod="2",region="us",code="503"}': '0+3x180',
};

describe('events counted by a real Prometheus', () => {
  const events = (total: string, bad: string, options: Partial<BucketOptions> = {}): BucketQueries =>
    queries({ kind: 'events', total, bad }, options);

  test('a selector, its rate and its increase over any range are the same events', () => {
    for (const total of [
      'requests',
      'sum(rate(requests[5m]))',
      'sum by (region) (increase(requests[$__rate_interval]))',
      'sum(irate(requests[{{.window}}])) or vector(0)',
      'sum without (pod) (requests)',
    ]) {
      expectCounts(REQUESTS, events(total, 'requests{code=~"5.."}'), { total: { '{}': 1980 }, bad: { '{}': 240 } });
    }
  });

  test('sums, differences and multiples of counters are the same of their events', () => {
    const bad = 'sum(requests{code="500"}) + sum(requests{code="503"})';
    expectCounts(REQUESTS, events('sum(requests) - sum(requests{code="200"})', bad), {
      total: { '{}': 240 },
      bad: { '{}': 240 },
    });
    expectCounts(REQUESTS, events('(requests{code="500"} + requests{code="503"}) * 2', '-requests{code="503"} / -2'), {
      total: { '{}': 480 },
      bad: { '{}': 90 },
    });
  });

  test('any sum, difference and multiple of counters, however nested, is the same of their events', () => {
    // Events an hour of each counter; the last one never occurred.
    const hourly: Readonly<Record<string, number>> = { a: 60, b: 420, c: 1020, never: 0 };
    interface Sum {
      text: string;
      events: number;
    }
    const { sum } = fc.letrec<{ sum: Sum }>((tie) => ({
      sum: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(...Object.entries(hourly)).map(([text, events]) => ({ text, events })),
        fc
          .tuple(tie('sum'), tie('sum'))
          .map(([l, r]) => ({ text: `${l.text} + ${r.text}`, events: l.events + r.events })),
        fc
          .tuple(tie('sum'), tie('sum'))
          .map(([l, r]) => ({ text: `${l.text} - (${r.text})`, events: l.events - r.events })),
        fc
          .tuple(tie('sum'), fc.constantFrom(-3, 0.5, 2))
          .map(([of, by]) => ({ text: `${by} * (${of.text})`, events: by * of.events })),
        tie('sum').map((of) => ({ text: `(${of.text}) / -4`, events: of.events / -4 })),
        tie('sum').map((of) => ({ text: `-(${of.text})`, events: -of.events })),
        fc
          .tuple(tie('sum'), fc.constantFrom('sum', 'sum by (pod)', 'sum without (pod)'))
          .map(([of, fn]) => ({ text: `${fn} (${of.text})`, events: of.events }))
      ),
    }));
    const series = {
      'a{pod="1"}': '5+1x180',
      'b{pod="1"}': '5+3x180',
      'b{pod="2"}': '0+4x180',
      'c{pod="2"}': '0+17x180',
    };
    const expectations = fc
      .sample(sum, { numRuns: 100, seed: 7 })
      .filter(({ text }) => /\b[abc]\b/.test(text))
      .map(({ text, events: count }) => ({
        expr: events(text, 'a').total ?? '',
        minute: 120,
        is: { '{}': count + 0 },
      }));
    expect(expectations.length).toBeGreaterThan(50);
    expect(differencesOnPrometheus(series, expectations)).toBe('');
  });

  test('what never occurred counts as nothing in a sum, so that an outage without any success is all bad', () => {
    const never = 'sum(requests{code="never"})';
    expectCounts(REQUESTS, events(`sum(requests) - ${never}`, `sum(requests{code="500"}) + ${never}`), {
      total: { '{}': 1980 },
      bad: { '{}': 60 },
    });
  });

  test('a sum of nothing at all is nothing, also where the user had asked for a zero', () => {
    expectCounts(REQUESTS, events('sum(rate(nothing[5m])) or vector(0)', 'nothing + nowhere'), { total: {}, bad: {} });
  });

  test('"or" takes the right side only for series that the left side does not have', () => {
    const renamed = { ...REQUESTS, 'renamed{pod="2",region="us",code="503"}': '0+7x180' };
    expectCounts(renamed, events('requests or renamed', 'renamed or requests'), {
      total: { '{}': 1980 },
      bad: { '{}': 1980 + 60 * 4 },
    });
    expectCounts(
      renamed,
      events('sum(requests{code="404"}) or sum(renamed)', 'sum by (pod) (renamed) or on (pod) requests'),
      {
        total: { '{}': 420 },
        bad: { '{}': 420 + 600 },
      }
    );
  });

  test('every group has its own events', () => {
    const bad = 'sum by (region) (requests{code="500"}) + sum by (region, pod) (requests{code="503"})';
    expectCounts(REQUESTS, events('requests', bad, { groupBy: ['region'] }), {
      total: { '{region="eu"}': 600, '{region="us"}': 1380 },
      bad: { '{region="eu"}': 60, '{region="us"}': 180 },
    });
  });

  test('excluded series are left out of every selector', () => {
    const exclude = (label: string, is: LabelMatcher['is'], value: string): Partial<BucketOptions> => ({
      without: [{ label, is, value }],
    });
    const total = 'sum(requests{code="200",}) + sum({__name__="requests"}) - sum(requests{})';
    for (const without of [
      exclude('region', '=', 'us'),
      exclude('region', '!=', 'eu'),
      exclude('pod', '=~', '2|3'),
      exclude('pod', '!~', '1'),
    ]) {
      expectCounts(REQUESTS, events(total, 'requests{code=~"5.."}', without), {
        total: { '{}': 540 },
        bad: { '{}': 60 },
      });
    }
  });

  test.each([
    ['quotes', 'say "hi"'],
    ['a backslash', 'C:\\temp\\n'],
    ['a line break', 'one\ntwo\r\tthree'],
    ['other alphabets', 'Straße 東京 🛒'],
    ['control characters', 'bell\u0007'],
    ['what looks like the end of the matcher', '"} or vector(1) #'],
  ])('a value with %s excludes exactly the series that has it', (_, value) => {
    const series = {
      [`requests{path=${JSON.stringify(value)}}`]: '0+1x180',
      'requests{path="other"}': '0+2x180',
    };
    expectCounts(series, events('requests', 'requests', { without: [{ label: 'path', is: '=', value }] }), {
      total: { '{}': 120 },
    });
    expectCounts(series, events('requests', 'requests', { without: [{ label: 'path', is: '!=', value }] }), {
      total: { '{}': 60 },
    });
  });

  test('the newest sample is that of the total, or of whichever of good and bad is newer', () => {
    const series = { 'good{a="b"}': '0+1x100', 'bad{a="b"}': '0+1x110' };
    answers(series, events('good', 'bad').newest, { '{}': 6000 }, 104);
    answers(series, queries({ kind: 'events', good: 'good', bad: 'bad' }).newest, { '{}': 6600 }, 112);
    answers(series, queries({ kind: 'events', good: 'bad', bad: 'good' }).newest, { '{}': 6600 }, 112);
    answers(series, queries({ kind: 'events', good: 'bad', bad: 'good' }).newest, {}, 120);
  });
});

describe('latency counted by a real Prometheus', () => {
  const HISTOGRAM: GivenSeries = {
    'latency_bucket{pod="1",le="0.25"}': '0+2x180',
    'latency_bucket{pod="1",le="0.5"}': '0+7x180',
    'latency_bucket{pod="1",le="1"}': '0+8x180',
    'latency_bucket{pod="1",le="+Inf"}': '0+10x180',
    'latency_count{pod="1"}': '0+10x180',
    'latency_bucket{pod="2",le="0.25"}': '0+0x180',
    'latency_bucket{pod="2",le="0.5"}': '0+1x180',
    'latency_bucket{pod="2",le="1.0"}': '0+1x180',
    'latency_bucket{pod="2",le="+Inf"}': '0+1x180',
    'latency_count{pod="2"}': '0+1x180',
  };

  test('a threshold is found however its bound is written', () => {
    expectCounts(HISTOGRAM, queries({ kind: 'latency', histogram: 'latency', threshold: 1 }), {
      good: { '{}': 540 },
      total: { '{}': 660 },
    });
    for (const le of ['1e+06', '1000000', '1000000.0', '1.0E6', '1E+06']) {
      const series = { [`latency_bucket{le="${le}"}`]: '0+2x180', 'latency_bucket{le="10000000"}': '0+3x180' };
      expectCounts(series, queries({ kind: 'latency', histogram: 'latency', threshold: 1e6 }), { good: { '{}': 120 } });
    }
    for (const le of ['2.5e-05', '0.000025', '2.5E-5', '2.5e-5']) {
      const series = { [`latency_bucket{le="${le}"}`]: '0+2x180', 'latency_bucket{le="0.25"}': '0+3x180' };
      expectCounts(series, queries({ kind: 'latency', histogram: 'latency', threshold: 2.5e-5 }), {
        good: { '{}': 120 },
      });
    }
  });

  test.each(['=', '=~'])('a bound that counters name with le%s is found as Prometheus 2 and 3 store it', (is) => {
    for (const [written, stored] of [
      ['5', '5'],
      ['5', '5.0'],
      ['5.0', '5'],
      ['5.0', '5.0'],
    ]) {
      const series = {
        [`x_bucket{le="${stored}"}`]: '0+8x180',
        'x_bucket{le="50"}': '0+9x180',
        'x_bucket{le="+Inf"}': '0+10x180',
        'x_count{}': '0+10x180',
      };
      const bad = `sum(rate(x_count[{{.window}}])) - sum(rate(x_bucket{le${is}"${written}"}[{{.window}}]))`;
      const built = queries({ kind: 'events', total: 'sum(rate(x_count[{{.window}}]))', bad });
      expectCounts(series, built, { total: { '{}': 600 }, bad: { '{}': 120 } });
    }
  });

  test('every group has its own, without what is excluded', () => {
    const options = { groupBy: ['pod'], without: [{ label: 'pod', is: '=' as const, value: '2' }] };
    expectCounts(HISTOGRAM, queries({ kind: 'latency', histogram: 'latency', threshold: 0.5 }, options), {
      good: { '{pod="1"}': 420 },
      total: { '{pod="1"}': 600 },
    });
  });

  test('between two bounds the requests are taken to lie evenly', () => {
    const built = interpolatedLatency(
      { kind: 'native-latency', histogram: 'latency', threshold: 0.3 },
      ['+Inf', '1', '1.0', '0.25', '0.5'],
      HOUR
    );
    // 0.8 · 120 within 0.25 and 0.2 · 480 within 0.5.
    expectCounts(HISTOGRAM, built.ok ? built.queries : { newest: '', selectors: [], counters: [] }, {
      good: { '{}': 192 },
      total: { '{}': 660 },
    });
  });
});

describe('time slices counted by a real Prometheus', () => {
  // Minutes 61 to 120: 30 fine ones, 10 that are no number, 20 slow ones; the minutes before would count 9.
  const SLOW: GivenSeries = {
    'slow{pod="1",region="eu"}': runs([9, 61], [0.25, 30], [Number.NaN, 10], [0.5, 20], [7, 1]),
  };
  const slices = (
    is: Comparison,
    value: number,
    query = 'slow',
    rest: { sliceSeconds?: number } = {},
    options: Partial<BucketOptions> = {}
  ): BucketQueries => queries({ kind: 'slices', query, good: { is, value }, ...rest }, options);

  test.each<[Comparison, number, number, number]>([
    ['<', 0.5, 30, 20],
    ['<=', 0.5, 50, 0],
    ['>', 0.25, 20, 30],
    ['>=', 0.25, 50, 0],
    ['==', 0.25, 30, 20],
    ['!=', 0.25, 20, 30],
    ['!=', -1, 50, 0],
    ['>', -0.5, 50, 0],
  ])('good when %s %d: %d minutes good, %d bad, and minutes without a number neither', (is, value, good, bad) => {
    expectCounts(SLOW, slices(is, value), { good: { '{}': good }, bad: { '{}': bad } });
  });

  test.each<[Comparison, number, number]>([
    ['<=', 20, 25],
    ['!=', 25, 20],
    ['==', 20, 25],
  ])('nothing divided by nothing is neither good nor bad when good is %s 0.1', (is, good, bad) => {
    const series = {
      'errors{a="b"}': runs([7, 61], [1, 20], [0, 15], [2, 25]),
      'requests{a="b"}': runs([7, 61], [10, 20], [0, 15], [10, 25]),
    };
    expectCounts(series, slices(is, 0.1, 'errors / requests'), { good: { '{}': good }, bad: { '{}': bad } });
  });

  test('an hour has 60 slices of a minute and five minutes have 5', () => {
    for (const query of ['vector(1)', '1', 'time()', '2 * scalar(vector(1))']) {
      expectCounts({}, slices('>', 0, query), { good: { '{}': 60 }, bad: { '{}': 0 } });
    }
    expectCounts({}, slices('>', 0, '1', {}, { stepMs: 300_000 }), { good: { '{}': 5 } });
  });

  test('longer and shorter slices are minutes as well', () => {
    expectCounts({}, slices('>', 0, '1', { sliceSeconds: 300 }), { good: { '{}': 60 }, bad: { '{}': 0 } });
    expectCounts({}, slices('>', 0, '1', { sliceSeconds: 15 }), { good: { '{}': 60 }, bad: { '{}': 0 } });
    expectCounts({}, slices('>', 0, '1', { sliceSeconds: 3600 }), { good: { '{}': 60 } });
    expectCounts(SLOW, slices('<', 0.5, 'slow', { sliceSeconds: 600 }), { good: { '{}': 30 }, bad: { '{}': 20 } });
  });

  test('groups keep their label, others are dropped, and what is excluded is gone', () => {
    expectCounts(SLOW, slices('<', 0.5, 'slow', {}, { groupBy: ['region'] }), { good: { '{region="eu"}': 30 } });
    const without: LabelMatcher[] = [{ label: 'pod', is: '=~', value: '1' }];
    expectCounts(SLOW, slices('<', 0.5, 'max by (region) (slow)', {}, { without }), { good: {}, bad: {} });
  });

  test('several series where one is needed are noticed', () => {
    const series = {
      'slow{pod="1",region="eu"}': '1x180',
      'slow{pod="2",region="eu"}': '1x180',
      'slow{region="us"}': '1x180',
    };
    answers(series, slices('<', 1).seriesAtOnce ?? '', { '{}': 3 });
    answers(series, slices('<', 1, 'slow', {}, { groupBy: ['region'] }).seriesAtOnce ?? '', { '{}': 2 });
    answers(series, slices('<', 1, 'sum(slow)').seriesAtOnce ?? '', { '{}': 1 });
  });
});

describe('time up counted by a real Prometheus', () => {
  // Minutes 61 to 120; before them everything is up.
  const UP: GivenSeries = {
    'up{pod="1"}': runs([1, 91], [0, 30]),
    'up{pod="2"}': runs([1, 61], [0, 10], [1, 30], [Number.NaN, 5], [-1, 5], [0, 10]),
    'other{pod="3"}': '0x180',
  };
  const up = (across: UpIndicator['across'], options: Partial<BucketOptions> = {}): BucketQueries =>
    queries({ kind: 'up', gauge: 'up', across }, options);

  test('with any instance up, a minute is good', () => {
    // Both down only in minutes 101 to 120.
    expectCounts(UP, up('any'), { good: { '{}': 40 }, bad: { '{}': 20 } });
  });

  test('with all instances up, a minute is good; one that says nothing is not asked', () => {
    expectCounts(UP, up('all'), { good: { '{}': 20 }, bad: { '{}': 40 } });
  });

  test('by share, a minute is as good as the share of instances that are up', () => {
    expectCounts(UP, up('share'), { good: { '{}': 5 + 20 + 5 }, bad: { '{}': 5 + 5 + 20 } });
  });

  test('minutes in which no instance says anything are neither', () => {
    expectCounts(UP, up('any', { groupBy: ['pod'] }), {
      good: { '{pod="1"}': 30, '{pod="2"}': 30 },
      bad: { '{pod="1"}': 30, '{pod="2"}': 20 },
    });
  });

  test('an instance that is excluded is not asked', () => {
    expectCounts(UP, up('all', { without: [{ label: 'pod', is: '=', value: '2' }] }), {
      good: { '{}': 30 },
      bad: { '{}': 30 },
    });
  });
});

describe('a recorded ratio read by a real Prometheus', () => {
  // Minutes 61 to 120: 30 at 0.5, 10 without a number, 20 at 0.25.
  const RATIO: GivenSeries = {
    'errors:ratio{team="a"}': runs([0, 61], [0.5, 30], [Number.NaN, 10], [0.25, 20]),
    'requests:rate{job="b"}': runs([0, 61], [2, 35], [0, 10], [2, 15]),
    'requests:rate{job="c"}': runs([0, 61], [2, 35], [0, 10], [2, 15]),
  };
  const ratio = (rest: Partial<RatioIndicator> = {}, options: Partial<BucketOptions> = {}): BucketQueries =>
    queries({ kind: 'ratio', ratio: 'errors:ratio', measures: 'bad', ...rest }, options);

  test('without a weight it is minutes, and no number is no minute', () => {
    expectCounts(RATIO, ratio(), { bad: { '{}': 20 }, total: { '{}': 50 } });
    expectCounts(RATIO, ratio({ measures: 'good' }), { good: { '{}': 20 }, total: { '{}': 50 } });
  });

  test('with a weight it is events: a minute with traffic and no ratio does not count, one without traffic is none', () => {
    // Traffic of 4 a second in minutes 61 to 95 and 106 to 120; ratios in 61 to 90 and 101 to 120.
    const [half, quarter] = [30 * 240 * 0.5, 15 * 240 * 0.25];
    expectCounts(RATIO, ratio({ weight: 'requests:rate' }), {
      bad: { '{}': half + quarter },
      total: { '{}': 30 * 240 + 15 * 240 },
    });
  });

  test('an hour without traffic has no events although its ratio is no number', () => {
    expectCounts(
      { 'errors:ratio': run(Number.NaN, 180), 'requests:rate': '0x180' },
      ratio({ weight: 'requests:rate' }),
      {
        bad: { '{}': 0 },
        total: { '{}': 0 },
      }
    );
  });

  test('a ratio outside 0 to 1 is not made to fit', () => {
    expectCounts({ 'errors:ratio': '1.5x180' }, ratio(), { bad: { '{}': 90 }, total: { '{}': 60 } });
    expectCounts({ 'errors:ratio': '-1x180' }, ratio(), { bad: { '{}': -60 }, total: { '{}': 60 } });
  });
});

describe('what else is asked of a real Prometheus', () => {
  test('a gauge falls in far more of its changes than a counter that restarts', () => {
    const series = {
      'gauge{a="1"}': '0+1x9 5-1x9 8+1x9 3-1x9',
      'counter{a="1"}': '0+3x20 0+3x20',
      'flat{a="1"}': '5x60',
    };
    const above = (text: string): string => `${gaugeCheck(selector(text))} > bool ${GAUGE_FALLS}`;
    answers(series, above('gauge'), { '{}': 1 }, 40);
    answers(series, above('counter'), { '{}': 0 }, 40);
    answers(series, above('flat'), {}, 40);
  });

  test('a selector that finds nothing is taken apart', () => {
    const series = { 'requests{code="200",job="shop"}': '0+1x60', 'requests{code="404",job="shop"}': '0+1x60' };
    const { series: count = '', matchers } = diagnosisOf(selector('requests{job="shop",code=~"5.."}'));
    answers(series, count, { '{}': 2 });
    answers(series, matchers[0]!.series, { '{}': 2 });
    answers(series, matchers[1]!.series, {});
    answers(series, matchers[1]!.values, { '{code="200"}': 1, '{code="404"}': 1 });
    answers(series, diagnosisOf(selector('request')).series ?? '', {});
  });
});
