import { eventMarks, groupEvents } from './eventMarks';

const frame = (columns: Record<string, unknown[]>) => ({
  fields: Object.entries(columns).map(([name, values]) => ({ name, values })),
});

describe('event marks', () => {
  it('are read from annotation frames in the order of time, as plain text', () => {
    const annotations = [
      frame({ time: [30, 10], title: ['deploy', ''], text: ['v2', '<b>v1</b><br/>by pat'] }),
      frame({ time: [20], text: [null] }),
    ];
    expect(eventMarks(annotations)).toEqual([
      { time: 10, text: 'v1 by pat' },
      { time: 20, text: 'Event' },
      { time: 30, text: 'deploy: v2' },
    ]);
  });

  it('are none without annotations or without times', () => {
    expect([undefined, [], [frame({ text: ['x'] })], [frame({ time: ['x'] })]].map(eventMarks)).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  it('become one mark where they would lie on each other, and leave out what is out of sight', () => {
    const marks = [-1, 0, 4, 50, 100, 101].map((time) => ({ time, text: String(time) }));
    const groups = groupEvents(marks, 0, 100, 0.05);
    expect(groups.map(({ position, events }) => [position, events.map(({ text }) => text)])).toEqual([
      [0, ['0', '4']],
      [0.5, ['50']],
      [1, ['100']],
    ]);
  });
});
