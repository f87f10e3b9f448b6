/** @jest-environment node */
import { formatCount, formatRoughCount } from './formatCount';
import { formatShare, formatTarget } from './formatShare';
import { formatCalendarDay, formatDuration, formatMoment } from './formatTime';
import { listWords } from './listWords';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const NOW = Date.UTC(2026, 10, 22, 11);
const READER = { timeZone: 'Europe/Berlin', now: NOW };

describe('numbers for people', () => {
  it.each([
    [0.62, '62 %'],
    [0.619995, '62 %'],
    [0.6249, '62 %'],
    [0.2499, '24.9 %'],
    [0.25, '25 %'],
    [0.2501, '25 %'],
    [0.29, '29 %'],
    [0.0999, '9.9 %'],
    [0.0004, '0 %'],
    [0, '0 %'],
    [1, '100 %'],
    [0.9999, '99.9 %'],
    [-0.18, '−18 %'],
    [-0.1799, '−18 %'],
    [-0.092, '−9.2 %'],
    [-0.00001, '−0.1 %'],
    [-12.5, '−1,250 %'],
  ])('show the share %f as %s, never at the edge of a tier that it has not reached', (share, text) => {
    expect(plain(formatShare(share))).toBe(text);
  });

  it.each([
    [0.999, '99.9 %'],
    [0.9995, '99.95 %'],
    [0.99977, '99.977 %'],
    [0.001, '0.1 %'],
    [1, '100 %'],
  ])('show the target %f with all its digits: %s', (target, text) => {
    expect(plain(formatTarget(target))).toBe(text);
  });

  it('round counts to steer by towards the worse side, and show others whole', () => {
    expect([6213.4, 99.4, 999.9, 123456, 0.4, -810.4, -81523].map(formatRoughCount)).toEqual([
      '6,210',
      '99',
      '1,000',
      '123,000',
      '0',
      '810',
      '81,600',
    ]);
    expect([6213.4, -0.2, -815].map(formatCount)).toEqual(['6,213', '0', '−815']);
  });
});

describe('times for people', () => {
  it.each([
    [20_000, '20 s'],
    [-5, '0 s'],
    [60_000, '1 minute'],
    [40 * 60_000, '40 minutes'],
    [119 * 60_000, '119 minutes'],
    [7_200_000, '2 hours'],
    [51 * 3_600_000, '2 d 3 h'],
    [72 * 3_600_000, '3 d'],
  ])('show %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it.each([
    ['today', Date.UTC(2026, 10, 22, 13, 20), 'today 14:20'],
    ['within the week', Date.UTC(2026, 10, 24, 13, 20), 'Tue 14:20'],
    ['further off', Date.UTC(2026, 10, 3, 13, 20), '3 Nov'],
    ['in another year', Date.UTC(2027, 2, 3), '3 Mar 2027'],
    ['midnight of the reader', Date.UTC(2026, 10, 21, 23, 0), 'today 00:00'],
  ])('show a moment %s in the zone of the reader', (_, time, text) => {
    expect(formatMoment(time, READER)).toBe(text);
  });

  it('show a calendar day as it is, whatever the zone', () => {
    expect(formatCalendarDay('2027-06-03', { ...READER, timeZone: 'America/Los_Angeles' })).toBe('3 Jun 2027');
    expect(formatCalendarDay('soon', READER)).toBe('soon');
  });
});

it('lists words as people do', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listWords)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
