/** @jest-environment node */
import { checkoutSlo } from '../agreement/agreementFixture';
import type { Indicator } from './Indicator';
import { narrowSlo } from './narrowSlo';

const GOOD: Record<string, Indicator> = {
  'events, bad and total': { kind: 'events', bad: 'failed_total', total: 'all_total' },
  'events, good and total': { kind: 'events', good: 'fine_total', total: 'all_total' },
  'events, good and bad': { kind: 'events', good: 'fine_total', bad: 'failed_total' },
  'latency, classic histogram': { kind: 'latency', histogram: 'duration_seconds', threshold: 0.3 },
  'latency, native histogram': { kind: 'native-latency', histogram: 'duration_seconds', threshold: 0.3 },
  'time slices': { kind: 'slices', query: 'avg(x)', good: { is: '<', value: 0.3 } },
  'time slices of their own length': { kind: 'slices', query: 'x', good: { is: '>=', value: -1 }, sliceSeconds: 300 },
  'up/down gauge': { kind: 'up', gauge: 'probe_success', across: 'any' },
  'recorded ratio': { kind: 'ratio', ratio: 'job:errors:ratio5m', measures: 'bad' },
  'recorded ratio with a weight': { kind: 'ratio', ratio: 'r', measures: 'good', weight: 'w' },
  'queries of any source': {
    kind: 'queries',
    queries: [{ refId: 'A', rawSql: 'SELECT …', format: 1 }],
    bad: { refId: 'A', field: 'bad' },
    total: { refId: 'A', field: 'total' },
    stamp: 'start',
    bucketSeconds: 3600,
  },
  'one ratio of any source': { kind: 'queries', queries: [{ refId: 'A' }], ratio: { refId: 'A', measures: 'good' } },
  'a ratio of any source with its total': {
    kind: 'queries',
    queries: [{ refId: 'A' }, { refId: 'B' }],
    ratio: { refId: 'A', measures: 'good' },
    total: { refId: 'B' },
  },
  'a journey': {
    kind: 'composite',
    combine: 'weighted',
    parts: [
      { name: 'Find', weight: 2, indicator: { kind: 'up', gauge: 'search_up', across: 'share' } },
      { name: 'Buy', indicator: { kind: 'events', good: 'g', total: 't' } },
    ],
  },
};

function problemsOf(indicator: unknown): string[] {
  const result = narrowSlo({ ...checkoutSlo(), indicator });
  return result.ok ? [] : result.problems;
}

describe('an indicator', () => {
  it.each(Object.entries(GOOD))('may be %s, and comes back as it was written', (_, indicator) => {
    const written: unknown = JSON.parse(JSON.stringify({ ...checkoutSlo(), indicator }));
    expect(narrowSlo(written)).toEqual({ ok: true, value: { ...checkoutSlo(), indicator } });
  });

  it.each<[string, unknown, RegExp]>([
    ['of no kind', { bad: 'x', total: 'y' }, /^indicator\.kind is missing\. Choose a kind: events, latency/],
    ['of an unknown kind', { kind: 'vibes' }, /^indicator\.kind is "vibes"\. Choose a kind/],
    [
      'with one count',
      { kind: 'events', total: 'x' },
      /^indicator is an object\. Give exactly two of total, bad and good/,
    ],
    [
      'with three counts',
      { kind: 'events', total: 'x', bad: 'y', good: 'z' },
      /Give exactly two of total, bad and good/,
    ],
    ['with a field too many', { kind: 'events', total: 'x', bad: 'y', code: 5 }, /^indicator\.code is not a field/],
    [
      'with an empty query',
      { kind: 'events', total: ' ', bad: 'y' },
      /^indicator\.total is " "\. Write at least one word/,
    ],
    [
      'with a threshold of 0',
      { kind: 'latency', histogram: 'h', threshold: 0 },
      /^indicator\.threshold is 0\. .*0\.3 for 300 ms/,
    ],
    [
      'with a threshold in words',
      { kind: 'latency', histogram: 'h', threshold: '300ms' },
      /^indicator\.threshold is "300ms"/,
    ],
    [
      'with slices that do not fit an hour',
      { kind: 'slices', query: 'x', good: { is: '<', value: 1 }, sliceSeconds: 7 },
      /^indicator\.sliceSeconds is 7\. .*divides an hour/,
    ],
    [
      'with an unknown comparison',
      { kind: 'slices', query: 'x', good: { is: '=<', value: 1 } },
      /^indicator\.good\.is is "=<"\. Choose one of/,
    ],
    [
      'that is up in an unknown way',
      { kind: 'up', gauge: 'x', across: 'most' },
      /^indicator\.across is "most"\. .*"any" instance/,
    ],
    [
      'with a value of a query that is not there',
      { kind: 'queries', queries: [{ refId: 'A' }], bad: { refId: 'A' }, total: { refId: 'B' } },
      /names a query \(refId\) that is not among the queries/,
    ],
    [
      'with two queries of one name',
      { kind: 'queries', queries: [{ refId: 'A' }, { refId: 'A' }], bad: { refId: 'A' }, total: { refId: 'A' } },
      /Two queries have the same refId/,
    ],
    [
      'with a ratio and a bad count',
      { kind: 'queries', queries: [{ refId: 'A' }], ratio: { refId: 'A', measures: 'bad' }, bad: { refId: 'A' } },
      /or one ratio/,
    ],
    [
      'that is a journey of one step',
      { kind: 'composite', combine: 'worst', parts: [{ name: 'a', indicator: GOOD['up/down gauge'] }] },
      /^indicator\.parts is a list of 1\. A composite has at least two parts/,
    ],
    [
      'that is a journey within a journey',
      {
        kind: 'composite',
        combine: 'worst',
        parts: [
          { name: 'a', indicator: GOOD['a journey'] },
          { name: 'b', indicator: GOOD['up/down gauge'] },
        ],
      },
      /^indicator\.parts\.0\.indicator\.kind is "composite"\. Choose a kind/,
    ],
  ])('%s is refused with a sentence', (_, indicator, expected) => {
    expect(problemsOf(indicator).join('\n')).toMatch(expected);
  });
});

describe('grouping and exclusions', () => {
  const problems = (change: object) => {
    const result = narrowSlo({ ...checkoutSlo(), ...change });
    return result.ok ? '' : result.problems.join('\n');
  };
  const approved = { reason: 'Planned maintenance', approvedBy: ['Pat Reyes'] };

  it('come back as they were written', () => {
    const change = {
      groupBy: ['region', 'tier'],
      exclusions: [
        { ...approved, from: '2026-11-20T10:00:00Z', to: '2026-11-20T12:00:00+01:00' },
        { ...approved, matcher: { label: 'handler', is: '=~' as const, value: '/health|/ready' } },
      ],
    };
    expect(narrowSlo({ ...checkoutSlo(), ...change })).toEqual({ ok: true, value: { ...checkoutSlo(), ...change } });
  });

  it.each<[string, object, RegExp]>([
    ['a label with a dash', { groupBy: ['my-label'] }, /^groupBy\.0 is "my-label"\. A label has letters/],
    ['the same label twice', { groupBy: ['a', 'a'] }, /A label is named twice/],
    [
      'a time without an offset',
      { exclusions: [{ ...approved, from: '2026-11-20T10:00:00', to: '2026-11-20T11:00:00Z' }] },
      /^exclusions\.0\.from is "2026-11-20T10:00:00"\. Write a time with its offset/,
    ],
    [
      'an end before its beginning',
      { exclusions: [{ ...approved, from: '2026-11-20T10:00:00Z', to: '2026-11-20T09:00:00Z' }] },
      /must end after it begins\. Swap/,
    ],
    [
      'nobody who approved',
      { exclusions: [{ ...approved, approvedBy: [], from: '2026-11-20T10:00:00Z', to: '2026-11-20T11:00:00Z' }] },
      /^exclusions\.0\.approvedBy is a list of 0\. Somebody must have approved it/,
    ],
    [
      'an unknown matcher',
      { exclusions: [{ ...approved, matcher: { label: 'a', is: '==', value: 'b' } }] },
      /^exclusions\.0\.matcher\.is is "=="/,
    ],
  ])('refuse %s', (_, change, expected) => {
    expect(problems(change)).toMatch(expected);
  });
});
