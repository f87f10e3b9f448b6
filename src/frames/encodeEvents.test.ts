import { FieldType } from '@grafana/data';

import type { PolicyEvent } from '../core/policy/eventsOf';
import { NOW } from '../core/policy/policyFixture';
import { encodeEvents, MOST_EVENTS } from './encodeEvents';

const READER = { timeZone: 'UTC', now: NOW };

function note(at: number, change: Partial<PolicyEvent> = {}): PolicyEvent {
  return {
    kind: 'note',
    id: `act-${at}`,
    at,
    slos: ['checkout'],
    name: 'Sam',
    text: `Said at ${at}`,
    ...change,
  } as PolicyEvent;
}

function encode(events: PolicyEvent[]) {
  const frame = encodeEvents('Anno', events, (id) => `Title of ${id}`, READER);
  const column = (name: string) => frame.fields.find((it) => it.name === name)!;
  return { frame, column };
}

describe('the events frame', () => {
  it("has the columns that Grafana's annotations look for, oldest event first", () => {
    const tier = {
      kind: 'tier',
      before: 'Ship',
      after: 'Ship with care',
      id: 'tier checkout 5',
      slos: ['checkout', 'search'],
    };
    const { frame, column } = encode([note(7, { until: 9 }), note(5, tier as Partial<PolicyEvent>)]);
    expect(frame.length).toBe(2);
    expect([column('time'), column('timeEnd')].map((it) => [it.type, it.values])).toEqual([
      [FieldType.time, [5, 7]],
      [FieldType.time, [null, 9]],
    ]);
    expect(column('title').values).toEqual([
      'Title of checkout and Title of search: Ship → Ship with care',
      'Title of checkout: note by Sam',
    ]);
    expect(column('text').values).toEqual(['', 'Said at 7']);
    expect(column('tags').values).toEqual(['truce,tier,checkout,search', 'truce,note,checkout']);
    expect(column('id').values).toEqual(['tier checkout 5', 'act-7']);
    expect(column('kind').values).toEqual(['tier', 'note']);
    expect(column('slo').values).toEqual(['checkout, search', 'checkout']);
    expect(frame.meta).toMatchObject({ custom: { truce: { view: 'events', contract: 1 } } });
  });

  it('holds the newest thousand, and says so', () => {
    const events = Array.from({ length: 2345 }, (_, i) => note(i)).reverse();
    const { frame, column } = encode(events);
    expect(frame.length).toBe(MOST_EVENTS);
    expect([column('time').values[0], column('time').values.at(-1)]).toEqual([1345, 2344]);
    expect(frame.meta!.notices).toEqual([
      {
        severity: 'warning',
        text: 'Only the newest 1,000 of 2,345 events are shown. Choose a shorter time range to see older ones.',
      },
    ]);
    expect(encode(events.slice(0, MOST_EVENTS)).frame.meta!.notices).toBeUndefined();
  });

  it('is empty where nothing happened', () => {
    expect(encode([]).frame).toMatchObject({ length: 0, fields: { length: 8 } });
  });
});
