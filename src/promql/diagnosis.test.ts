/** @jest-environment node */
import { diagnosisOf, explainNothing, type Findings } from './diagnosis';
import { gaugeCheck } from './gaugeCheck';
import { parseSelector, type Selector } from './parseSelector';

function selector(text: string): Selector {
  const parsed = parseSelector(text);
  if (!parsed.ok) {
    throw new Error(parsed.problem);
  }
  return parsed.selector;
}

describe('why a selector finds nothing', () => {
  it('is asked of the metric, of each matcher alone and of the values that there are', () => {
    expect(diagnosisOf(selector('x{job="a",code=~"5.."}'))).toEqual({
      metric: 'x',
      series: 'count(last_over_time({__name__="x"}[1d]))',
      matchers: [
        {
          text: 'job="a"',
          label: 'job',
          series: 'count(last_over_time({__name__="x",job="a"}[1d]))',
          values: 'group by (job) (last_over_time({__name__="x"}[1d]))',
        },
        {
          text: 'code=~"5.."',
          label: 'code',
          series: 'count(last_over_time({__name__="x",code=~"5.."}[1d]))',
          values: 'group by (code) (last_over_time({__name__="x"}[1d]))',
        },
      ],
    });
  });

  it.each(['x', 'x{}', '{__name__="x"}', '{"x"}'])('knows the metric of %s', (text) => {
    expect(diagnosisOf(selector(text))).toEqual({
      metric: 'x',
      series: 'count(last_over_time({__name__="x"}[1d]))',
      matchers: [],
    });
  });

  it('is asked of labels alone where no metric is named', () => {
    expect(diagnosisOf(selector('{job!="a"}'))).toEqual({
      matchers: [
        {
          text: 'job!="a"',
          label: 'job',
          series: 'count(last_over_time({job!="",job!="a"}[1d]))',
          values: 'group by (job) (last_over_time({job!=""}[1d]))',
        },
      ],
    });
  });

  const explain = (text: string, findings: Findings): string =>
    explainNothing(selector(text), diagnosisOf(selector(text)), findings);

  it('is a metric that does not exist', () => {
    const text = 'http_request_total{job="a"}';
    expect(explain(text, { series: 0, matchers: [{ series: 0, values: [] }] })).toBe(
      'There is no metric "http_request_total" in the last day. Check its spelling and the data source.'
    );
  });

  it('is a value that does not occur, with those that do', () => {
    const text = 'x{job="shop",code="5xx"}';
    const matchers = [
      { series: 4, values: ['shop'] },
      { series: 0, values: ['500', '', '200'] },
    ];
    expect(explain(text, { series: 4, matchers })).toBe(
      'No series matches code="5xx" in the last day. Values of "code": "200", "500".'
    );
    const many = Array.from({ length: 12 }, (_, i) => `v${10 + i}`);
    expect(explain('x{a="b"}', { series: 4, matchers: [{ series: 0, values: many }] })).toContain('"v19" and 2 more.');
  });

  it('is a label that does not exist', () => {
    expect(explain('x{jobb="shop"}', { series: 4, matchers: [{ series: 0, values: [''] }] })).toBe(
      'No series has the label "jobb" in the last day. Check its spelling in "x{jobb="shop"}".'
    );
  });

  it('is a combination that does not occur, or that has stopped', () => {
    const found = { series: 2, values: ['b'] };
    expect(explain('x{a="b",c="d"}', { series: 4, matchers: [found, found] })).toBe(
      '"x{a="b",c="d"}" finds nothing: each of its matchers finds series, but no series fits all of them, or they have stopped. Leave one out.'
    );
    expect(explain('x{a="b"}', { series: 4, matchers: [found] })).toBe(
      '"x{a="b"}" has series in the last day, but no samples at this time.'
    );
  });
});

it('tells a gauge by the share of its changes that are falls', () => {
  expect(gaugeCheck(selector('x{a="b"}'))).toBe('quantile(0.5, resets(x{a="b"}[6h]) / (changes(x{a="b"}[6h]) > 10))');
});
