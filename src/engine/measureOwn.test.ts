/** @jest-environment node */
import { bucketSeries } from '../core/budget/BucketSeries';
import type { QueriesIndicator } from '../core/slo/Indicator';
import type { BucketColumn } from './BucketAnswer';
import type { Measure } from './Measure';
import { defaultStamp, measureOwn } from './measureOwn';

const HOUR = 3_600_000;

const queries = (values: Partial<QueriesIndicator>): QueriesIndicator => ({
  kind: 'queries',
  queries: [{ refId: 'A' }, { refId: 'B' }],
  ...values,
});
const series = (values: number[], labels: Record<string, string> = {}, field?: string): BucketColumn => ({
  labels,
  field,
  values: Float64Array.from(values),
});

function measureOf(indicator: QueriesIndicator, groupBy: string[] = []): Measure {
  const result = measureOwn(indicator, groupBy, 'mysql', false);
  if (!result.ok) {
    throw new Error(result.problem);
  }
  return result.measure;
}

/** What comes of answers, by group, as the buckets they become. */
function counted(indicator: QueriesIndicator, answers: BucketColumn[][], groupBy: string[] = [], stepMs = HOUR) {
  const length = 3;
  const result = measureOf(indicator, groupBy).columns(answers, length, stepMs);
  if (!result.ok) {
    return result.problem;
  }
  return result.groups.map(({ labels, columns }) => {
    const { total, bad, seen } = bucketSeries(0, stepMs, length, columns);
    return { labels, total: [...total], bad: [...bad], seen: [...seen] };
  });
}

describe('counts from the queries of any data source', () => {
  const badOfTotal = queries({ total: { refId: 'A' }, bad: { refId: 'B' } });

  it.each<[string, Partial<QueriesIndicator>, number[], number[], number[]]>([
    ['total and bad', { total: { refId: 'A' }, bad: { refId: 'B' } }, [10, 20, 30], [1, 2, 3], [1, 2, 3]],
    ['total and good', { total: { refId: 'A' }, good: { refId: 'B' } }, [10, 20, 30], [9, 18, 27], [1, 2, 3]],
    ['bad and good', { bad: { refId: 'A' }, good: { refId: 'B' } }, [1, 2, 3], [9, 18, 27], [1, 2, 3]],
  ])('are the same from %s', (_, values, a, b, bad) => {
    expect(counted(queries(values), [[series(a)], [series(b)]])).toEqual([
      { labels: {}, total: [10, 20, 30], bad, seen: [1, 1, 1] },
    ]);
  });

  it('are found in several fields of one query', () => {
    const indicator = queries({ total: { refId: 'A', field: 'all' }, bad: { refId: 'A', field: 'failed' } });
    expect(measureOf(indicator).queries(HOUR)).toHaveLength(1);
    expect(counted(indicator, [[series([10, 10, 10], {}, 'all'), series([1, 0, 2], {}, 'failed')]])).toMatchObject([
      { total: [10, 10, 10], bad: [1, 0, 2] },
    ]);
  });

  it('take a bad count that is not there for none, and a total that is not there for no data', () => {
    expect(counted(badOfTotal, [[series([10, NaN, 10])], []])).toMatchObject([{ bad: [0, 0, 0], seen: [1, 0, 1] }]);
    expect(counted(badOfTotal, [[], [series([1, 1, 1])]])).toMatchObject([{ total: [0, 0, 0], seen: [0, 0, 0] }]);
    expect(counted(badOfTotal, [[], []])).toEqual([]);
  });

  it('are told apart by group, whatever else the series are labelled with', () => {
    const [eu, us] = [{ region: 'eu', host: 'a' }, { region: 'us' }];
    const found = counted(
      badOfTotal,
      [[series([1, 1, 1], eu), series([2, 2, 2], us)], [series([1, 0, 0], us)]],
      ['region']
    );
    expect(found).toMatchObject([
      { labels: { region: 'eu' }, total: [1, 1, 1], bad: [0, 0, 0] },
      { labels: { region: 'us' }, total: [2, 2, 2], bad: [1, 0, 0] },
    ]);
  });
});

describe('a ratio', () => {
  const unweighted = (measures: 'good' | 'bad') => queries({ ratio: { refId: 'A', measures } });

  it('without a weight is the share of the minutes of each bucket, and said to be approximate', () => {
    expect(counted(unweighted('good'), [[series([1, 0.5, NaN])]])).toEqual([
      { labels: {}, total: [60, 60, 0], bad: [0, 30, 0], seen: [1, 1, 0] },
    ]);
    expect(counted(unweighted('bad'), [[series([0, 0.5, NaN])]], [], 300_000)).toMatchObject([
      { total: [5, 5, 0], bad: [0, 2.5, 0] },
    ]);
    expect(measureOf(unweighted('good')).approximations).toEqual([expect.stringMatching(/^The ratio has no total/)]);
  });

  it('with a weight is the share of its events, and exact', () => {
    const weighted = queries({ ratio: { refId: 'A', measures: 'bad' }, total: { refId: 'B' } });
    expect(counted(weighted, [[series([0.5, 0.1, 1])], [series([100, 10, NaN])]])).toMatchObject([
      { total: [100, 10, 0], bad: [50, 1, 0], seen: [1, 1, 0] },
    ]);
    expect(measureOf(weighted).approximations).toEqual([]);
  });

  it('with a weight says nothing of a group that has only the one or the other', () => {
    const weighted = queries({ ratio: { refId: 'A', measures: 'bad' }, total: { refId: 'B' } });
    const [eu, us] = [{ region: 'eu' }, { region: 'us' }];
    const found = counted(weighted, [[series([0.5, 0.5, 0.5], eu)], [series([1, 1, 1], us)]], ['region']);
    expect(found).toMatchObject([{ labels: eu, total: [0, 0, 0], seen: [0, 0, 0] }]);
  });

  it('above 1 keeps what is impossible about it, for the verdict to notice', () => {
    expect(counted(unweighted('good'), [[series([1.5, 1, 1])]])).toMatchObject([{ bad: [-30, 0, 0] }]);
    expect(counted(unweighted('bad'), [[series([1.5, 0, 0])]])).toMatchObject([{ bad: [90, 0, 0] }]);
  });
});

describe('what cannot be counts', () => {
  const indicator = queries({ total: { refId: 'A' }, bad: { refId: 'B' } });
  const two = [series([1, 1, 1], { host: 'a' }), series([1, 1, 1], { host: 'b' })];

  it('two series where one is needed, with the labels that tell them apart', () => {
    expect(counted(indicator, [two, []])).toBe(
      'Query A answers 2 series where one is needed. Add them up in the query, or group the SLO by host.'
    );
    expect(counted(indicator, [two, []], ['region'])).toBe(
      'Query A answers 2 series where one a group is needed. Add them up in the query, or group the SLO by host.'
    );
  });

  it('several fields where none is named', () => {
    const fields = [series([1, 1, 1], {}, 'all'), series([1, 1, 1], {}, 'failed')];
    expect(counted(indicator, [fields, []])).toBe(
      'Query A answers the fields "all", "failed". Say which field is meant.'
    );
  });

  it('a field that is not there', () => {
    const named = queries({ total: { refId: 'A', field: 'count' }, bad: { refId: 'B' } });
    expect(counted(named, [[series([1, 1, 1], {}, 'all')], []])).toBe(
      'Query A answers no field "count", but the field "all".'
    );
  });

  it('series left out by label, where Truce does not write the query', () => {
    expect(measureOwn(indicator, [], 'mysql', true)).toEqual({
      ok: false,
      problem: expect.stringContaining('Leave them out in the queries themselves.'),
    });
  });
});

describe('the time of a value', () => {
  it.each([
    ['prometheus', 'end'],
    ['grafana-amazonprometheus-datasource', 'end'],
    ['loki', 'end'],
    ['mysql', 'start'],
    ['grafana-postgresql-datasource', 'start'],
    ['influxdb', 'start'],
    ['csv', 'start'],
  ])('of %s is the %s of its bucket', (type, stamp) => {
    expect(defaultStamp(type)).toBe(stamp);
  });

  it('is what the definition says, where it says it', () => {
    const found = measureOwn(queries({ ratio: { refId: 'A', measures: 'good' }, stamp: 'end' }), [], 'mysql', false);
    expect(found).toMatchObject({ ok: true, measure: { stamp: 'end' } });
  });
});

describe('values of shorter buckets', () => {
  const addUp = (indicator: QueriesIndicator, sourceType: string) => {
    const found = measureOwn(indicator, [], sourceType, false);
    return found.ok && found.measure.queries(HOUR).map((it) => it.kind === 'own' && it.addsUp);
  };

  it('may be added up where they are counts, and not where they are ratios', () => {
    expect(addUp(queries({ total: { refId: 'A' }, bad: { refId: 'B' } }), 'csv')).toEqual([true, true]);
    expect(addUp(queries({ total: { refId: 'A' }, ratio: { refId: 'B', measures: 'bad' } }), 'csv')).toEqual([
      true,
      false,
    ]);
  });

  it('may not where the source looks back from every step, so that they may overlap', () => {
    expect(addUp(queries({ total: { refId: 'A' }, bad: { refId: 'B' } }), 'prometheus')).toEqual([false, false]);
  });
});
