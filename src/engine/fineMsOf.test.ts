/** @jest-environment node */
import type { Indicator, SingleIndicator } from '../core/slo/Indicator';
import { fineMsOf } from './fineMsOf';

const EVENTS: SingleIndicator = { kind: 'events', bad: 'bad_total', total: 'all_total' };
const slices = (sliceSeconds?: number): SingleIndicator => ({
  kind: 'slices',
  query: 'up',
  good: { is: '==', value: 1 },
  sliceSeconds,
});
const queries = (bucketSeconds?: number): SingleIndicator => ({ kind: 'queries', queries: [], bucketSeconds });
const journey = (...parts: SingleIndicator[]): Indicator => ({
  kind: 'composite',
  combine: 'worst',
  parts: parts.map((indicator, i) => ({ name: `${i}`, indicator })),
});

describe('the shortest bucket of an indicator', () => {
  it.each<[string, Indicator, number]>([
    ['of counters is five minutes', EVENTS, 5],
    ['of slices of a minute is five minutes', slices(), 5],
    ['of slices that fit into five minutes is five minutes', slices(20), 5],
    ['of slices of two minutes is the shortest that holds whole ones', slices(120), 6],
    ['of slices of ten minutes is one slice', slices(600), 10],
    ['of slices of half an hour is one slice', slices(1800), 30],
    ['of slices of an hour is an hour', slices(3600), 60],
    ['of queries is what they answer', queries(900), 15],
    ['of queries that do not say it is five minutes', queries(), 5],
    ['of a journey holds whole slices of every step', journey(EVENTS, slices(120), slices(300)), 10],
    ['of a journey of steps that share no shorter one is an hour', journey(slices(1200), slices(900)), 60],
  ])('%s', (_, indicator, minutes) => {
    expect(fineMsOf(indicator)).toBe(minutes * 60_000);
  });

  it('divides an hour and holds whole slices, whatever the slice', () => {
    for (let seconds = 1; seconds <= 3600; seconds++) {
      if (3600 % seconds === 0) {
        const fine = fineMsOf(slices(seconds)) / 1000;
        expect([3600 % fine, fine % seconds, fine >= 300]).toEqual([0, 0, true]);
      }
    }
  });
});
