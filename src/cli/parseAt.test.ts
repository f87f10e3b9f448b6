/** @jest-environment node */
import type { CliProblem } from './CliProblem';
import { parseAt } from './parseAt';

const NOW = Date.UTC(2026, 10, 22, 11, 7);
const HOUR = 3_600_000;

function problemOf(text: string): string {
  try {
    return `It was read as ${parseAt(text, NOW)}.`;
  } catch (error) {
    return (error as CliProblem).sentences.join(' ');
  }
}

it.each([
  ['now', NOW],
  ['-3h', NOW - 3 * HOUR],
  ['-90m', NOW - 1.5 * HOUR],
  ['-7d', NOW - 7 * 24 * HOUR],
  ['-2w', NOW - 14 * 24 * HOUR],
  ['-1.5d', NOW - 36 * HOUR],
  ['2026-11-22T11:00:00Z', Date.UTC(2026, 10, 22, 11)],
  ['2026-11-22T12:00:00+01:00', Date.UTC(2026, 10, 22, 11)],
  ['2026-11-22T16:45+0545', Date.UTC(2026, 10, 22, 11)],
  ['2026-11-22T11:00:00.250Z', Date.UTC(2026, 10, 22, 11) + 250],
])('%s is a time', (text, time) => {
  expect(parseAt(text, NOW)).toBe(time);
});

it.each([
  ['2026-11-22T11:00', 'Add its offset: 2026-11-22T11:00Z for UTC'],
  ['2026-11-22', 'is a day, not a moment. Write it as 2026-11-22T11:00:00Z'],
  ['yesterday', 'is not a time that Truce can read. Write it as'],
  ['3h', 'is not a time that Truce can read.'],
  ['-3y', 'is not a time that Truce can read.'],
  ['2026-02-30T00:00:00Z', 'does not exist.'],
  ['2026-11-22T25:00:00Z', 'does not exist.'],
  ['2026-11-22T11:08:00Z', 'is still to come. A budget is known up to now.'],
])('%s is refused with how to write it', (text, sentence) => {
  expect(problemOf(text)).toContain(sentence);
  expect(problemOf(text)).toContain(`--at ${text} `);
});
