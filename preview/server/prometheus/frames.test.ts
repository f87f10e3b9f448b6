/** @jest-environment node */
import { framesOf } from './frames';
import type { PromAnswer } from './PromAnswer';

const context = { refId: 'A', expr: 'up', step: 60_000, legendFormat: '' };

function matrix(values: string[], metric: Record<string, string> = {}): PromAnswer {
  const samples = values.map((value, index): [number, string] => [60 * index, value]);
  return {
    status: 'success',
    errorType: '',
    error: '',
    warnings: [],
    infos: [],
    data: { resultType: 'matrix', result: [{ metric, values: samples }] },
  };
}

describe('values that JSON has no number for', () => {
  test('NaN and both infinities are null, with their places beside', () => {
    const [frame] = framesOf(matrix(['1', 'NaN', '+Inf', '-Inf', '2.5', '+Inf']), context);
    expect(frame.data).toEqual({
      values: [
        [0, 60_000, 120_000, 180_000, 240_000, 300_000],
        [1, null, null, null, 2.5, null],
      ],
      entities: [null, { NaN: [1], Inf: [2, 5], NegInf: [3] }],
    });
  });

  test('without any there is nothing beside', () => {
    expect(framesOf(matrix(['0', '-1', '1e-7']), context)[0].data).not.toHaveProperty('entities');
  });
});

describe('the names of series', () => {
  const metric = { __name__: 'http_requests_total', service: 'a "b"', code: '200' };

  test.each([
    ['no legend', metric, '', 'http_requests_total{code="200", service="a \\"b\\""}'],
    ['no legend and no labels but the name', { __name__: 'up' }, '', 'up'],
    ['no legend and no labels', {}, '', 'up'],
    ['a legend', metric, '{{service}} is {{ code }}{{missing}}', 'a "b" is 200'],
    ['an automatic legend without labels', {}, '__auto', 'up'],
  ])('with %s', (_, labels, legendFormat, expected) => {
    const [frame] = framesOf(matrix(['1'], labels as Record<string, string>), { ...context, legendFormat });
    expect(frame.schema.fields[1]).toMatchObject({ config: { displayNameFromDS: expected } });
  });

  test('with an automatic legend and labels, the browser chooses', () => {
    const [frame] = framesOf(matrix(['1'], metric), { ...context, legendFormat: '__auto' });
    expect(frame.schema.fields[1]).not.toHaveProperty('config');
    expect(frame.schema.fields[1]).toMatchObject({ name: 'http_requests_total', labels: metric });
  });
});

test('a warning of Prometheus stands on every frame', () => {
  const [frame] = framesOf({ ...matrix(['1']), warnings: ['slow store'], infos: ['not a counter'] }, context);
  expect(frame.schema.meta.notices).toEqual([
    { severity: 'warning', text: 'slow store' },
    { severity: 'info', text: 'not a counter' },
  ]);
});
