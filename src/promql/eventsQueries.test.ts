/** @jest-environment node */
import type { EventsIndicator } from '../core/slo/Indicator';
import { bucketDifference } from './bucketDifference';
import type { BucketOptions } from './BucketQueries';
import { eventsQueries } from './eventsQueries';
import { built, hourly, problemOf } from './optionsFixture';
import type { Selector } from './parseSelector';

type Given = Omit<EventsIndicator, 'kind'>;

const queries = (given: Given, options: Partial<BucketOptions> = {}) =>
  built(eventsQueries({ kind: 'events', ...given }, hourly(options)));

const problem = (given: Given, options: Partial<BucketOptions> = {}) =>
  problemOf(eventsQueries({ kind: 'events', ...given }, hourly(options)));

/** What one counter counts in an hour. */
const of = (x: string, step = '1h') => bucketDifference(x as Selector, step === '1h' ? 3_600_000 : 300_000);

describe('events per bucket', () => {
  it('of two selectors are their differences', () => {
    expect(queries({ total: 'x', bad: 'x{code="500"}' })).toEqual({
      total: `sum(${of('x')})`,
      bad: `sum(${of('x{code="500"}')})`,
      newest: 'max(timestamp(x))',
      selectors: ['x', 'x{code="500"}'],
      counters: ['x', 'x{code="500"}'],
    });
  });

  it('have the length of the bucket', () => {
    expect(queries({ total: 'x', bad: 'y' }, { stepMs: 300_000 }).total).toBe(`sum(${of('x', '5m')})`);
  });

  it('are the same query however the user summed and rated them', () => {
    const plain = queries({ total: 'x', bad: 'y' });
    for (const total of [
      'sum(rate(x[5m]))',
      'sum by (pod) (increase(x[$__range])) or vector(0)',
      '((sum(sum(x))))',
      '+x',
    ]) {
      expect(queries({ total, bad: 'y' })).toEqual(plain);
    }
  });

  it('of several counters are put together by terms, so that a missing one does not hide the others', () => {
    expect(queries({ total: 'sum(a) - 2 * (sum(b) - c / 4)', bad: 'y' }).total).toBe(
      `sum(label_replace(sum(${of('a')}), "truce_term", "1", "", "") or ` +
        `label_replace(-2 * sum(${of('b')}), "truce_term", "2", "", "") or ` +
        `label_replace(0.5 * sum(${of('c')}), "truce_term", "3", "", ""))`
    );
  });

  it('of one or the other keep the labels by which "or" chooses', () => {
    expect(queries({ total: 'sum by (pod) (a) or on (pod) -b', bad: 'y' }, { groupBy: ['pod'] }).total).toBe(
      `sum by (pod) ((sum by (pod) (${of('a')})) or on (pod) (-1 * (${of('b')})))`
    );
    expect(queries({ total: 'a or (b + sum without (le) (c))', bad: 'y' }).total).toBe(
      `sum((${of('a')}) or (sum without (truce_term) (label_replace((${of('b')}), "truce_term", "1", "", "") or ` +
        `label_replace((sum without (le) (${of('c')})), "truce_term", "2", "", ""))))`
    );
  });

  it('have a series for each group', () => {
    const { total, bad } = queries(
      { total: 'a', bad: 'sum by (zone, region) (b) + sum without (pod) (c)' },
      { groupBy: ['region', 'zone'] }
    );
    expect(total).toBe(`sum by (region, zone) (${of('a')})`);
    expect(bad).toBe(
      `sum by (region, zone) (label_replace(sum by (region, zone) (${of('b')}), "truce_term", "1", "", "") or ` +
        `label_replace(sum by (region, zone) (${of('c')}), "truce_term", "2", "", ""))`
    );
  });

  it('leave out what is excluded, in every selector and not in the question for the newest sample', () => {
    const without = [
      { label: 'env', is: '=' as const, value: 'test "1"' },
      { label: 'path', is: '!~' as const, value: '/api/\\d+' },
    ];
    const { total, bad, newest } = queries({ total: 'a', bad: 'b{c="d",} + {__name__="e"} + f{}' }, { without });
    expect(total).toBe(`sum(${of('a{env!="test \\"1\\"",path=~"/api/\\\\d+"}')})`);
    for (const selector of [
      'b{c="d",env!="test \\"1\\"",path=~"/api/\\\\d+",}',
      '{__name__="e",env!="test \\"1\\"",path=~"/api/\\\\d+"}',
      'f{env!="test \\"1\\"",path=~"/api/\\\\d+"}',
    ]) {
      expect(bad).toContain(`sum(${of(selector)})`);
    }
    expect(newest).toBe('max(timestamp(a))');
  });

  it('of good and bad ones are as fresh as the newer of both', () => {
    expect(queries({ good: 'a', bad: 'b + a' })).toMatchObject({
      newest:
        'max(label_replace(max(timestamp(b)), "truce_term", "1", "", "") or label_replace(max(timestamp(a)), "truce_term", "2", "", ""))',
      selectors: ['b', 'a'],
    });
  });

  it.each([
    ['only a total', { total: 'a' }, 'The indicator gives total of total, bad and good. Give exactly two of them'],
    ['all three', { total: 'a', bad: 'b', good: 'c' }, 'gives total, bad, good of total, bad and good'],
    ['none', {}, 'gives none of total, bad and good'],
    ['a mistake in one', { total: 'a', bad: 'b{' }, 'In the bad events: "b{" is no PromQL expression'],
    ['a division', { good: 'a/b', total: 'b' }, 'In the good events: "/" at character 2 divides by a counter.'],
  ])('are refused with %s', (_, given, sentence) => {
    expect(problem(given)).toContain(sentence);
  });

  it('name the sum that drops a label which groups need', () => {
    const groupBy = ['region'];
    const lost = (text: string) => problem({ total: 'a', bad: text }, { groupBy });
    expect(lost('sum(rate(b[5m]))')).toBe(
      'In the bad events: "sum(rate(b[5m]))" drops the label "region", which groups need. Write sum by (region) (…) in it.'
    );
    expect(lost('sum by (region) (sum by (pod) (b))')).toContain('"sum by (pod) (b)" drops the label "region"');
    expect(lost('a + sum without (region, pod) (b)')).toContain('"sum without (region, pod) (b)" drops');
    expect(lost('sum(rate(b[{{.window}}]))')).toContain('"sum(rate(b[{{.window}}]))" drops the label');
    expect(lost('a or sum(b)')).toContain('"sum(b)" drops');
    expect(lost('sum by (region) (sum without (pod) (b)) or vector(0)')).toBe('');
  });

  it.each([
    ['a label with a dash', 'my-region', '"my-region" is no label name.'],
    ['an attempt to close the query', 'a) (x) or vector(1', 'is no label name. Use letters, digits and underscores'],
    ['a digit in front', '1a', 'is no label name.'],
    ["the metric's name", '__name__', 'The label "__name__" cannot be used here.'],
    ['our own label', 'truce_term', 'cannot be used here.'],
  ])('are neither grouped nor excluded by %s', (_, label, sentence) => {
    expect(problem({ total: 'a', bad: 'b' }, { groupBy: [label] })).toContain(sentence);
    expect(problem({ total: 'a', bad: 'b' }, { without: [{ label, is: '=', value: 'c' }] })).toContain(sentence);
  });
});
