/** @jest-environment node */
import type { SloWindow } from '../slo/Slo';
import { formatWindow } from './formatWindow';
import { windowNoun } from './windowNoun';

it.each<[SloWindow, string, string]>([
  [{ kind: 'rolling', days: 28 }, 'rolling 28 days', 'in 28 days'],
  [{ kind: 'rolling', days: 1 }, 'rolling day', 'in 24 hours'],
  [{ kind: 'calendar', period: 'month', timeZone: 'Europe/Berlin' }, 'this month (Europe/Berlin)', 'this month'],
  [{ kind: 'calendar', period: 'quarter', timeZone: 'UTC' }, 'this quarter (UTC)', 'this quarter'],
  [{ kind: 'calendar', period: 'year', timeZone: 'UTC' }, 'this year (UTC)', 'this year'],
  [
    { kind: 'calendar', period: 'week', timeZone: 'Asia/Kolkata', weekStart: 'sunday' },
    'this week from Sunday (Asia/Kolkata)',
    'this week',
  ],
  [{ kind: 'calendar', period: 'week', timeZone: 'UTC' }, 'this week from Monday (UTC)', 'this week'],
])('words the window %j as "%s", and at the end of a sentence as "%s"', (window, words, noun) => {
  expect(formatWindow(window)).toBe(words);
  expect(windowNoun(window)).toBe(noun);
});
