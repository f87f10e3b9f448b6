/** @jest-environment node */
import { parseCounters } from './parseCounters';

function problem(text: string): string {
  const parsed = parseCounters(text);
  return parsed.ok ? 'taken' : parsed.problem;
}

describe('counters given as PromQL', () => {
  it.each([
    'http_requests_total',
    'http_requests_total{code=~"5..",}',
    '{__name__="http_requests_total",code="500"}',
    '{"http.requests", code="500"}',
    'http_requests_total{}',
    'sum(rate(http_requests_total{code=~"5.."}[5m]))',
    'sum(rate(http_requests_total[$__rate_interval]))',
    'sum(rate(http_requests_total[${__rate_interval}]))',
    'sum(increase(http_requests_total[$__range])) by (service)',
    'sum(irate(http_requests_total[$__interval]))',
    'sum(rate(http_requests_total{job="a[{{.window}}]"}[{{.window}}]))',
    'sum(rate(http_requests_total[{{ .window }}])) - sum(rate(http_ok_total[{{ .window }}]))',
    'sum without (pod) (a) + (b - c) * 2 / 3',
    '60 * -(a + b) / (2 * -1)',
    '+a or b or on (pod) c',
    'sum(rate(a[5m])) or vector(0)',
    'sum(rate(a[5m])) or on() vector(0)',
    '(sum(rate(a[5m])) or (0 * sum(rate(b[5m])))) + sum(rate(c[1h30m]))',
    'SUM BY (pod) (a)',
  ])('are taken: %s', (text) => {
    expect(problem(text)).toBe('taken');
  });

  it.each([
    ['nothing', ' ', 'The expression is empty. Write a metric, such as http_requests_total{code=~"5.."}.'],
    ['a mistake', 'sum(a', '"sum(a" is no PromQL expression: the mistake is at character 6.'],
    [
      'a mistake behind a range of Sloth',
      'rate(a[{{.window}}]) +',
      '"rate(a[{{.window}}]) +" is no PromQL expression: the mistake is at character 23.',
    ],
    ['a comment', 'sum(a) # all', '"sum(a) # all" holds a comment at character 8. Remove it.'],
    [
      'a dashboard variable',
      'a{env="$env"}',
      'holds a dashboard variable. A promise means the same on every dashboard',
    ],
    ['a dashboard variable as range', 'rate(a[$window])', 'holds a dashboard variable.'],
    ['a range of Grafana in a value', 'a{b="[$__interval]"}', 'holds a dashboard variable.'],
    [
      'a division of counters',
      'sum(a) / sum(b)',
      '"/" at character 8 divides by a counter. Give the bad (or good) events and the total ones separately.',
    ],
    ['a number divided by a counter', '1 / a', '"/" at character 3 divides by a counter.'],
    ['a product of counters', 'a * b', '"*" at character 3 multiplies two counters.'],
    ['a multiple of nothing', 'a * 0', '"a * 0" at character 1 leaves nothing of the counter.'],
    ['a division by nothing', 'a / 0', '"a / 0" at character 1 leaves nothing of the counter.'],
    ['an endless multiple', 'Inf * a', '"Inf * a" at character 1 leaves nothing of the counter.'],
    ['a sum with a number', 'a - 1', '"a - 1" at character 1 adds a number to a counter. Leave the number out'],
    ['a power', 'a ^ 2', '"^" at character 3 uses "^", which does not add up.'],
    [
      'a comparison',
      'sum(a) > 5',
      '"sum(a) > 5" at character 1 leaves series out by their value. Leave "> 5" out: every event counts.',
    ],
    [
      'a comparison the other way round',
      'sum(0 < a)',
      '"0 < a" at character 5 leaves series out by their value. Leave "0 <" out',
    ],
    ['a comparison as a number', 'a > bool 5', '">" at character 3 uses ">", which does not add up.'],
    [
      'a floor under a total',
      'clamp_min(sum(rate(a[5m])), 1)',
      'calls "clamp_min", which does not add up over time. Leave it out and write only what is in it',
    ],
    [
      'a native histogram',
      'sum(histogram_count(rate(a[{{.window}}])))',
      '"histogram_count(rate(a[{{.window}}]))" at character 5 calls "histogram_count", which does not add up over time. Use an indicator of the kind native-latency',
    ],
    ['its fraction', 'histogram_fraction(0, 1, rate(a[5m]))', 'Use an indicator of the kind native-latency instead.'],
    [
      'a range over no counter',
      'rate(vector(1)[{{.window}}])',
      '"vector(1)[{{.window}}]" at character 6 is not what "rate" takes.',
    ],
    ['a lone range', 'a[$__rate_interval]', '"a[$__rate_interval]" at character 1 has a range without rate.'],
    ['a choice of series by others', 'a unless b', '"unless" at character 3 chooses series with "unless".'],
    ['a choice of series by both', 'a and b', 'Choose them with label matchers instead.'],
    ['matching in a sum', 'a + on(pod) b', '"on(pod)" at character 5 matches series in its own way. Use sum by (…)'],
    ['copies of a counter', 'a or on(pod) group_left b', 'matches series in its own way.'],
    ['a maximum', 'max(a)', '"max(a)" at character 1 takes "max", which does not add up over time. Use sum,'],
    ['an average', '2 * avg by (pod) (a)', '"avg by (pod) (a)" at character 5 takes "avg"'],
    ['a count of series', 'count(a)', 'Write sum: count counts series, not events.'],
    ['the largest ones', 'topk(5, a)', 'takes "topk"'],
    ['a quantile', 'histogram_quantile(0.9, rate(a_bucket[5m]))', 'Use an indicator of the kind latency instead.'],
    [
      'another function',
      'sum(delta(a[5m]))',
      '"delta(a[5m])" at character 5 calls "delta", which does not add up over time.',
    ],
    [
      'a rate without a range',
      'rate(a)',
      '"a" at character 6 is not what "rate" takes. Write a selector with a range: rate(',
    ],
    ['a rate of a sum', 'rate(sum(a)[5m:1m])', '"sum(a)[5m:1m]" at character 6 is not what "rate" takes.'],
    ['a rate at another time', 'rate(a[5m] offset 1h)', '"a[5m] offset 1h" at character 6 is not what "rate" takes.'],
    ['a range without a rate', 'a[5m]', '"a[5m]" at character 1 has a range without rate. Write it without the range.'],
    ['another time', 'a offset 1h', '"a offset 1h" at character 1 is shifted by offset. Write it without offset.'],
    ['a fixed time', 'sum(a @ end())', '"a @ end()" at character 5 is fixed to a time by @.'],
    ['a number', '5', '"5" at character 1 is no counter.'],
    ['a text', '"a"', 'is no counter.'],
    ['a constant', 'vector(5)', 'calls "vector"'],
    ['two arguments', 'sum(a, b)', '"sum(a, b)" at character 1 has not exactly one thing in its parentheses.'],
    ['no metric', 'sum({job="a"})', '"{job="a"}" at character 5 names no single metric. Write its name in front'],
    ['several metrics by a pattern', '{__name__=~"a|b"}', 'names no single metric.'],
    ['two units', 'rate(a[5m]) + increase(b[5m])', '"increase(b[5m])" at character 15 adds increase to rate'],
    ['a rate and a counter', 'sum(rate(a[5m])) or b', '"b" at character 21 adds the counter itself to rate'],
  ])('are refused with %s', (_, text, sentence) => {
    expect(problem(text)).toContain(sentence);
  });

  it('keep their selectors and their text', () => {
    const parsed = parseCounters(' sum(rate(a{b="c"}[{{.window}}])) - d ');
    expect(parsed.ok ? '' : parsed.problem).toContain('adds the counter itself to rate');
    const right = parseCounters(' sum(rate(a{b="c"}[{{.window}}])) - rate(d[5m]) ');
    expect(right.ok && right.counters).toMatchObject({
      text: 'sum(rate(a{b="c"}[{{.window}}])) - rate(d[5m])',
      selectors: ['a{b="c"}', 'd'],
    });
  });

  it.each([
    ['x_bucket{le="5"}', 'x_bucket{le=~"5|5\\\\.0"}'],
    ['x_bucket{a="b",le=`1.0`,}', 'x_bucket{a="b",le=~"1|1\\\\.0",}'],
    ['{"x_bucket", "le"=\'5\'}', '{"x_bucket", le=~"5|5\\\\.0"}'],
    ['x_bucket{le=~"5"}', 'x_bucket{le=~"5|5\\\\.0"}'],
    ['x_bucket{le=~"0\\\\.5"}', 'x_bucket{le="0.5"}'],
    ['x_bucket{le="5.00"}', 'x_bucket{le=~"5|5\\\\.0|5\\\\.00"}'],
    ['x_bucket{le="0.5"}', 'x_bucket{le="0.5"}'],
    ['x_bucket{le="+Inf"}', 'x_bucket{le="+Inf"}'],
    ['x_bucket{le=""}', 'x_bucket{le=""}'],
    ['x_bucket{le!="5"}', 'x_bucket{le!="5"}'],
    ['x_bucket{le=~"1|5"}', 'x_bucket{le=~"1|5"}'],
    ['x{size="5"}', 'x{size="5"}'],
  ])('find the bucket of %s however its bound is stored', (text, selector) => {
    const parsed = parseCounters(`sum(rate(y[5m])) - sum(rate(${text}[5m]))`);
    expect(parsed.ok && parsed.counters.selectors).toEqual(['y', selector]);
  });
});
