/** @jest-environment node */
import fc from 'fast-check';

import { framesToSeries } from './framesToSeries';
import type { SourceField, SourceFrame } from './SourceFrame';

const HOUR = 3_600_000;
const times = (...values: unknown[]): SourceField => ({ name: 'Time', type: 'time', values });
const numbers = (name: string, values: unknown[], labels?: Record<string, string>): SourceField => ({
  name,
  type: 'number',
  values,
  labels,
});
const texts = (name: string, ...values: unknown[]): SourceField => ({ name, type: 'string', values });
const frame = (...fields: SourceField[]): SourceFrame => ({ fields });

/** The series, or the sentence on why there are none. */
const read = (...frames: SourceFrame[]) => {
  const result = framesToSeries(frames);
  return result.ok ? result.series : result.message;
};

describe('frames as series', () => {
  it('a wide frame is one series a number field, with its labels', () => {
    const eu = { region: 'eu' };
    expect(read(frame(times(HOUR, 2 * HOUR), numbers('bad', [1, 2], eu), numbers('total', [10, 20], eu)))).toEqual([
      { labels: eu, field: 'bad', times: [HOUR, 2 * HOUR], values: [1, 2] },
      { labels: eu, field: 'total', times: [HOUR, 2 * HOUR], values: [10, 20] },
    ]);
  });

  it('several frames are several series', () => {
    const [eu, us] = [{ region: 'eu' }, { region: 'us' }];
    expect(read(frame(times(HOUR), numbers('Value', [1], eu)), frame(times(HOUR), numbers('Value', [2], us)))).toEqual([
      { labels: eu, times: [HOUR], values: [1] },
      { labels: us, times: [HOUR], values: [2] },
    ]);
  });

  it('a long frame takes its columns of text as labels', () => {
    const long = frame(
      times(HOUR, HOUR, 2 * HOUR, 2 * HOUR),
      texts('region', 'eu', 'us', 'eu', 'us'),
      numbers('bad', [1, 2, 3, 4])
    );
    expect(read(long)).toEqual([
      { labels: { region: 'eu' }, field: 'bad', times: [HOUR, 2 * HOUR], values: [1, 3] },
      { labels: { region: 'us' }, field: 'bad', times: [HOUR, 2 * HOUR], values: [2, 4] },
    ]);
  });

  it('the time is found by its type, wherever it stands', () => {
    expect(read(frame(numbers('bad', [1]), texts('region', 'eu'), times(HOUR)))).toEqual([
      { labels: { region: 'eu' }, field: 'bad', times: [HOUR], values: [1] },
    ]);
  });

  it('values that are no finite number are left out, and series of nothing else with them', () => {
    const values = [null, NaN, Infinity, -Infinity, undefined, '7', 0];
    expect(read(frame(times(1, 2, 3, 4, 5, 6, 7), numbers('Value', values)))).toEqual([
      { labels: {}, times: [7], values: [0] },
    ]);
    expect(read(frame(times(1), numbers('Value', [null])))).toEqual([]);
  });

  it('times are put in order', () => {
    expect(read(frame(times(3, 1, 2), numbers('Value', [30, 10, 20])))).toEqual([
      { labels: {}, times: [1, 2, 3], values: [10, 20, 30] },
    ]);
  });

  it('dates and text are times as well', () => {
    const mixed = times(new Date(HOUR), '1970-01-01T02:00:00Z');
    expect(read(frame(mixed, numbers('Value', [1, 2])))).toEqual([
      { labels: {}, times: [HOUR, 2 * HOUR], values: [1, 2] },
    ]);
  });

  it('an empty label is no label', () => {
    expect(read(frame(times(HOUR, HOUR), texts('region', '', 'eu'), numbers('Value', [1, 2])))).toEqual([
      { labels: {}, times: [HOUR], values: [1] },
      { labels: { region: 'eu' }, times: [HOUR], values: [2] },
    ]);
    expect(read(frame(times(HOUR), numbers('Value', [1], { region: '' })))).toEqual([
      { labels: {}, times: [HOUR], values: [1] },
    ]);
  });

  it('a value whose field says nothing is called by its frame', () => {
    const named = (name: string, value: number) => ({ ...frame(times(HOUR), numbers('Value', [value])), name });
    expect(read(named('requests.bad', 1), named('requests.total', 9))).toEqual([
      { labels: {}, field: 'requests.bad', times: [HOUR], values: [1] },
      { labels: {}, field: 'requests.total', times: [HOUR], values: [9] },
    ]);
  });

  it('a value with labels is not called by its frame, whose name is made of them', () => {
    const grouped = (region: string, value: number) => ({
      ...frame(times(HOUR), numbers('Value', [value], { region })),
      name: `orders.count { region: ${region} }`,
    });
    expect(read(grouped('eu', 1), grouped('us', 2))).toEqual([
      { labels: { region: 'eu' }, times: [HOUR], values: [1] },
      { labels: { region: 'us' }, times: [HOUR], values: [2] },
    ]);
  });

  it('parts of one series in several frames belong together', () => {
    const later = frame(times(2 * HOUR), numbers('Value', [2], { region: 'eu' }));
    const earlier = frame(times(HOUR), numbers('Value', [1], { region: 'eu' }));
    expect(read(later, earlier)).toEqual([{ labels: { region: 'eu' }, times: [HOUR, 2 * HOUR], values: [1, 2] }]);
  });

  it('an empty answer is no series, and so are annotations', () => {
    const annotations = { ...frame(times(HOUR), texts('text', 'deploy')), meta: { dataTopic: 'annotations' } };
    expect(read()).toEqual([]);
    expect(read(frame(), frame(times(), numbers('Value', [])), annotations)).toEqual([]);
  });

  it('the order of the labels makes no other series', () => {
    const one = frame(times(1), numbers('Value', [1], { a: '1', b: '2' }));
    const other = frame(times(2), numbers('Value', [2], { b: '2', a: '1' }));
    expect(read(one, other)).toHaveLength(1);
  });
});

describe('frames that cannot be counts', () => {
  it('two values of one series at one time, where GROUP BY was forgotten', () => {
    const long = frame(times(HOUR, HOUR), texts('region', 'eu', 'eu'), numbers('bad', [1, 2]));
    expect(read(long)).toBe(
      'The answer has two values of bad {region="eu"} for the same time, 1970-01-01T01:00:00.000Z. Let the query answer one ' +
        'row a bucket: add rows up (in SQL, GROUP BY the bucket), or name what tells them apart in a column of text.'
    );
    expect(read(frame(times(HOUR, HOUR), numbers('Value', [1, 1])))).toMatch(/^The answer has two values for the same/);
  });

  it('no times', () => {
    expect(read(frame(texts('time', '10:00'), numbers('bad', [1])))).toMatch(/^The answer has no column of times\./);
  });

  it('no numbers', () => {
    expect(read(frame(times(HOUR), texts('bad', '1')))).toMatch(/^The answer has no column of numbers\./);
  });

  it.each([null, undefined, NaN, 'yesterday', {}])('a value at no time: %p', (time) => {
    expect(read(frame(times(HOUR, time), numbers('bad', [1, 2])))).toBe(
      'Row 2 of the answer has the value 2 and no time. Leave such rows out.'
    );
    expect(read(frame(times(HOUR, time), numbers('bad', [1, null])))).toHaveLength(1);
  });
});

it('the same counts in a wide frame, a long one or several are the same series', () => {
  const counts = fc.uniqueArray(fc.record({ time: fc.nat(1e6), eu: fc.nat(1e9), us: fc.nat(1e9) }), {
    minLength: 1,
    selector: (it) => it.time,
  });
  fc.assert(
    fc.property(counts, (rows) => {
      const at = rows.map((it) => it.time);
      const [eu, us] = [
        numbers(
          'n',
          rows.map((it) => it.eu),
          { in: 'eu' }
        ),
        numbers(
          'n',
          rows.map((it) => it.us),
          { in: 'us' }
        ),
      ];
      const wide = read(frame(times(...at), eu, us));
      const long = frame(
        times(...at, ...at),
        texts('in', ...at.map(() => 'eu'), ...at.map(() => 'us')),
        numbers('n', [...(eu.values as number[]), ...(us.values as number[])])
      );
      expect(read(frame(times(...at), eu), frame(times(...at), us))).toEqual(wide);
      expect(read(long)).toEqual(wide);
      expect(wide).toEqual([
        expect.objectContaining({ times: [...at].sort((a, b) => a - b) }),
        expect.objectContaining({ labels: { in: 'us' } }),
      ]);
    })
  );
});
