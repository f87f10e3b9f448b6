/** @jest-environment node */
import { durationText } from './durationText';
import { newestSample, newestSampleWithin } from './newestSample';
import { parseSelector, type Selector } from './parseSelector';

const selector = (text: string): Selector => {
  const parsed = parseSelector(text);
  if (!parsed.ok) {
    throw new Error(parsed.problem);
  }
  return parsed.selector;
};

describe('a selector', () => {
  it.each([
    'http_requests_total',
    'http_requests_total{service="checkout",code=~"5.."}',
    '{__name__="http_requests_total",service!="a b"}',
    '  http_requests_total{path="/a\\"b{}"}  ',
    'http_requests_total{path=~"/a$"}',
    'job:http_requests:total{team="Käse"}',
  ])('is taken as it is: %s', (text) => {
    expect(parseSelector(text)).toEqual({ ok: true, selector: text.trim() });
  });

  it.each([
    ['an empty text', ' ', 'The selector is empty'],
    ['a function', 'sum(x)', 'more than a selector'],
    ['a range', 'x[5m]', 'more than a selector'],
    ['an offset', 'x offset 1h', 'more than a selector'],
    ['a fixed time', 'x @ 100', 'more than a selector'],
    ['two selectors', 'x or y', 'more than a selector'],
    ['arithmetic', 'x - y', 'more than a selector'],
    ['parentheses', '(x)', 'more than a selector'],
    ['a number', '1', 'more than a selector'],
    ['a comment that would swallow the rest of the query', 'x # and then', 'holds a comment at character 3'],
    ['a comment in braces', 'x{a="b" # c\n}', 'holds a comment'],
    ['a dashboard variable', 'x{env="$env"}', 'dashboard variable'],
    ['one in the old notation', 'x{env="[[env]]"}', 'dashboard variable'],
    ['one in braces', 'x{env="${env}"}', 'dashboard variable'],
    ['one with a format', 'x{env=~"${env:regex}"}', 'dashboard variable'],
    ['one that begins with an underscore', 'x{env="$_env"}', 'dashboard variable'],
    ['an attempt to close the query', 'x) or vector(1', 'no PromQL selector'],
    ['a missing quote', 'x{a="b}', 'no PromQL selector'],
    ['a label without value', 'x{a}', 'no PromQL selector'],
  ])('is refused when it is %s', (_, text, problem) => {
    const parsed = parseSelector(text);
    expect(parsed.ok ? parsed.selector : parsed.problem).toContain(problem);
  });
});

it('asks for the newest sample, and looks further back only on request', () => {
  expect(newestSample(selector('x'))).toBe('max(timestamp(x))');
  expect(newestSampleWithin(selector('x'), 6 * 3_600_000)).toBe('max_over_time(max(timestamp(x))[6h:4m])');
});

it.each([
  [300_000, '5m'],
  [3_600_000, '1h'],
  [86_400_000, '24h'],
  [30_000, '30s'],
  [90_000, '1m30s'],
  [3_599_000, '59m59s'],
])('writes %d ms as %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

it('refuses a duration below a second', () => {
  expect(() => durationText(10)).toThrow('shorter than a second');
});
