import { toDataFrame } from '@grafana/data';
import { readMarks } from './readMarks';

describe('annotation marks', () => {
  test('a moment has one time for both ends, a stretch has two', () => {
    const frame = toDataFrame([
      { time: 1000, timeEnd: 1000, text: 'deploy', tags: ['deploy'], color: 'blue' },
      { time: 2000, timeEnd: 5000, text: 'Exception', tags: [], color: 'orange' },
    ]);
    expect(readMarks([frame])).toEqual([
      { from: 1000, to: 1000, color: 'blue', text: 'deploy · deploy' },
      { from: 2000, to: 5000, color: 'orange', text: 'Exception' },
    ]);
  });

  test('markup in a text is taken out', () => {
    expect(readMarks([toDataFrame([{ time: 1, text: 'Exception <b>granted</b>' }])])[0].text).toBe('Exception granted');
  });

  test('rows without a time are left out', () => {
    expect(readMarks([toDataFrame([{ text: 'when?' }])])).toEqual([]);
  });
});
