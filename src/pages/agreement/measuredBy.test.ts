import { measuredBy } from './measuredBy';

describe('how an SLO is measured', () => {
  it('names the query of each part, and the rest in words', () => {
    expect(measuredBy({ kind: 'latency', histogram: 'h{a="b"}', threshold: 0.3 })).toEqual([
      { label: 'Histogram', text: 'h{a="b"}', isQuery: true },
      { label: 'Good', text: 'answered within 0.3, in the unit of the histogram', isQuery: false },
    ]);
    expect(measuredBy({ kind: 'up', gauge: 'up', across: 'any' })[1]?.text).toBe('any instance');
    expect(measuredBy({ kind: 'slices', query: 'q', good: { is: '<', value: 1 } })[1]?.text).toBe(
      '60 s whose value is < 1'
    );
    expect(measuredBy({ kind: 'ratio', ratio: 'r', measures: 'bad' })).toEqual([
      { label: 'Share of bad', text: 'r', isQuery: true },
    ]);
  });

  it('shows the queries of other sources as they are', () => {
    const lines = measuredBy({
      kind: 'queries',
      queries: [{ refId: 'A', rawSql: 'SELECT 1' }],
      bad: { refId: 'A', field: 'bad' },
      total: { refId: 'A' },
    });
    expect(lines.map((it) => [it.label, it.text])).toEqual([
      ['Bad', 'query A, bad'],
      ['All', 'query A'],
      ['Query A', '{"rawSql":"SELECT 1"}'],
    ]);
  });

  it('names every part of a journey', () => {
    const part = { kind: 'events', bad: 'b', total: 't' } as const;
    const labels = measuredBy({
      kind: 'composite',
      combine: 'worst',
      parts: [
        { name: 'Cart', indicator: part },
        { name: 'Pay', indicator: part },
      ],
    }).map((it) => it.label);
    expect(labels).toEqual(['Combined', 'Cart: Bad', 'Cart: All', 'Pay: Bad', 'Pay: All']);
  });
});
