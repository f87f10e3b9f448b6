/** @jest-environment node */
import { periodsBetween } from './periodsBetween';
import type { CalendarWindow, SloWindow } from './Slo';

const ms = (text: string) => Date.parse(text);

function ledger(window: SloWindow, from: string, to: string, startsOn?: string) {
  return periodsBetween({ window, ...(startsOn && { startsOn }) }, ms(from), ms(to)).map((it) => ({
    ...it,
    from: new Date(it.from).toISOString().slice(0, 16),
    to: new Date(it.to).toISOString().slice(0, 16),
  }));
}

const month = (timeZone: string): CalendarWindow => ({ kind: 'calendar', period: 'month', timeZone });

describe('the periods of an SLO', () => {
  test('are whole months of its zone, and the one that runs up to now', () => {
    expect(ledger(month('Europe/Berlin'), '2026-09-20T00:00Z', '2026-11-22T11:00Z')).toEqual([
      { from: '2026-08-31T22:00', to: '2026-09-30T22:00', isPartial: false, label: 'Sep 2026' },
      { from: '2026-09-30T22:00', to: '2026-10-31T23:00', isPartial: false, label: 'Oct 2026' },
      {
        from: '2026-10-31T23:00',
        to: '2026-11-22T11:00',
        isPartial: true,
        partialBecause: 'running',
        label: 'Nov 2026',
      },
    ]);
  });

  test('begin with the first day of the SLO and say that the first is partial', () => {
    expect(ledger(month('Asia/Kolkata'), '2020-01-01T00:00Z', '2026-11-22T11:00Z', '2026-10-10')).toEqual([
      {
        from: '2026-10-09T18:30',
        to: '2026-10-31T18:30',
        isPartial: true,
        partialBecause: 'starts',
        label: 'Oct 2026',
      },
      {
        from: '2026-10-31T18:30',
        to: '2026-11-22T11:00',
        isPartial: true,
        partialBecause: 'running',
        label: 'Nov 2026',
      },
    ]);
  });

  test('that started in the period that runs is one, running from the first day', () => {
    expect(ledger(month('UTC'), '2026-01-01T00:00Z', '2026-11-22T11:00Z', '2026-11-10')).toEqual([
      {
        from: '2026-11-10T00:00',
        to: '2026-11-22T11:00',
        isPartial: true,
        partialBecause: 'running',
        label: 'Nov 2026',
      },
    ]);
  });

  test('are all whole where the time asked about is the reset itself', () => {
    expect(ledger(month('UTC'), '2026-10-01T00:00Z', '2026-11-01T00:00Z')).toEqual([
      { from: '2026-10-01T00:00', to: '2026-11-01T00:00', isPartial: false, label: 'Oct 2026' },
    ]);
  });

  test.each([
    ['before the first day of the SLO', '2026-01-01T00:00Z', '2026-11-09T23:59Z', '2026-11-10'],
    ['at the very start of its first day', '2026-01-01T00:00Z', '2026-11-10T00:00Z', '2026-11-10'],
    ['where the end lies before the start', '2026-11-20T00:00Z', '2026-11-10T00:00Z', undefined],
  ])('are none %s', (_, from, to, startsOn) => {
    expect(ledger(month('UTC'), from, to, startsOn)).toEqual([]);
  });

  test.each<[string, SloWindow, string, string]>([
    ['weeks for 1 day', { kind: 'rolling', days: 1 }, '2026-11-16T00:00', 'week of 16 Nov 2026'],
    ['weeks for 10 days', { kind: 'rolling', days: 10 }, '2026-11-16T00:00', 'week of 16 Nov 2026'],
    ['months for 11 days', { kind: 'rolling', days: 11 }, '2026-11-01T00:00', 'Nov 2026'],
    ['months for 45 days', { kind: 'rolling', days: 45 }, '2026-11-01T00:00', 'Nov 2026'],
    ['quarters for 46 days', { kind: 'rolling', days: 46 }, '2026-10-01T00:00', '2026 Q4'],
    ['quarters for 120 days', { kind: 'rolling', days: 120 }, '2026-10-01T00:00', '2026 Q4'],
    ['years for 121 days', { kind: 'rolling', days: 121 }, '2026-01-01T00:00', '2026'],
    [
      'weeks from Sunday in New York',
      { kind: 'calendar', period: 'week', timeZone: 'America/New_York', weekStart: 'sunday' },
      '2026-11-22T05:00',
      'week of 22 Nov 2026',
    ],
    [
      'quarters in Kathmandu',
      { kind: 'calendar', period: 'quarter', timeZone: 'Asia/Kathmandu' },
      '2026-09-30T18:15',
      '2026 Q4',
    ],
  ])('are %s', (_, window, from, label) => {
    expect(ledger(window, '2026-11-22T10:00Z', '2026-11-22T11:00Z')).toEqual([
      expect.objectContaining({ from, label, isPartial: true }),
    ]);
  });

  test('tell a week that starts on a skipped day by the day that the calendar names', () => {
    const window = { kind: 'calendar', period: 'week', timeZone: 'Pacific/Apia', weekStart: 'friday' } as const;
    expect(ledger(window, '2011-12-31T00:00Z', '2012-01-01T00:00Z')).toEqual([
      expect.objectContaining({ from: '2011-12-30T10:00', label: 'week of 30 Dec 2011' }),
    ]);
  });
});
