import fc from 'fast-check';

import type { TimeRange } from '../core/budget/ExcludedCounts';
import { type CalendarWindow, type SloWindow, WEEKDAYS } from '../core/slo/Slo';
import { windowAt } from '../core/slo/windowAt';
import { windowMs } from '../core/slo/windowMs';
import { ZONES } from '../core/slo/zonesFixture';
import {
  type History,
  indicatorOf,
  type MeasuredSlo,
  randomFrom,
  type TestGroup,
  type TestStep,
} from './historyFixture';

const MINUTE = 60_000;
const FINE = 5 * MINUTE;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const EARLIEST = Date.UTC(2023, 6, 1);
const LATEST = Date.UTC(2027, 6, 1);

const anyTime = fc.integer({ min: EARLIEST, max: LATEST });
export const rolling: fc.Arbitrary<SloWindow> = fc.record({
  kind: fc.constant('rolling' as const),
  days: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 35 }) }, fc.integer({ min: 36, max: 365 })),
});
export const calendar: fc.Arbitrary<CalendarWindow> = fc.oneof(
  fc.record({
    kind: fc.constant('calendar' as const),
    period: fc.constant('week' as const),
    timeZone: fc.constantFrom(...ZONES),
    weekStart: fc.constantFrom(...WEEKDAYS),
  }),
  fc.record({
    kind: fc.constant('calendar' as const),
    period: fc.constantFrom('month', 'quarter', 'year'),
    timeZone: fc.constantFrom(...ZONES),
  })
);

/** For tests: an SLO, the time asked about, and what happened. */
export interface HistoryCase {
  slo: MeasuredSlo;
  history: History;
  at: number;
}

/** What a case may have: up to so many steps, groups, exclusions; a first day up to so many days ago. */
export interface Wanted {
  window?: fc.Arbitrary<SloWindow>;
  steps?: number;
  groups?: number;
  unit?: 'events' | 'minutes';
  excluded?: number;
  startsWithin?: number;
}

/** For tests: an SLO with a history of a window and more, so that the last day, the edges of windows and of exclusions are busy. */
export function anyCase({
  window = fc.oneof(rolling, calendar),
  steps = 1,
  groups = 0,
  unit,
  excluded = 0,
  startsWithin,
}: Wanted = {}): fc.Arbitrary<HistoryCase> {
  return fc
    .record({
      window,
      at: anyTime,
      seed: fc.integer(),
      target: fc.constantFrom(0.5, 0.9, 0.99, 0.999, 0.99999),
      unit: unit === undefined ? fc.constantFrom('events' as const, 'minutes' as const) : fc.constant(unit),
      steps: fc.integer({ min: Math.min(2, steps), max: steps }),
      groups: fc.integer({ min: Math.min(1, groups), max: groups }),
      combine: fc.constantFrom('worst' as const, 'weighted' as const),
      excluded: fc.array(fc.record({ ago: fc.nat(), length: fc.integer({ min: 1, max: 3 * DAY }) }), {
        maxLength: excluded,
      }),
      startedAgo: startsWithin === undefined ? fc.constant(undefined) : fc.integer({ min: -3, max: startsWithin }),
    })
    .map((it) => {
      const reach = windowMs(it.window) + 5 * DAY;
      const slo: MeasuredSlo = {
        window: it.window,
        target: it.target,
        indicator: indicatorOf(it.steps, it.unit, it.combine),
        groupBy: it.groups > 0 ? ['region'] : undefined,
        startsOn:
          it.startedAgo === undefined ? undefined : new Date(it.at - it.startedAgo * DAY).toISOString().slice(0, 10),
      };
      const excludedRanges = it.excluded.map(({ ago, length }) => {
        const from = it.at - (ago % reach);
        return { from, to: from + length };
      });
      return { slo, at: it.at, history: historyOf(slo, it, excludedRanges, reach) };
    });
}

function historyOf(
  slo: MeasuredSlo,
  wanted: { at: number; seed: number; steps: number; groups: number; unit: 'events' | 'minutes' },
  excluded: TimeRange[],
  reach: number
): History {
  const random = randomFrom(wanted.seed);
  const end = Math.ceil(wanted.at / FINE) * FINE + DAY;
  const start = end - Math.ceil((2 * reach) / FINE) * FINE;
  const { from } = windowAt(slo, wanted.at);
  const edges = [from, windowAt(slo, from - 1).from, ...excluded.flatMap((it) => [it.from, it.to])];
  const steps = Array.from({ length: wanted.steps }, (_, s): TestStep => {
    const names = wanted.groups === 0 ? [''] : Array.from({ length: wanted.groups }, (__, g) => `region-${g}`);
    return {
      name: `step ${s}`,
      weight: 1 + Math.floor(random() * 5),
      groups: names.map((name) => {
        const labels: Record<string, string> = name === '' ? {} : { region: name };
        return { labels, ...lifeOf(random, start, end, wanted, edges) };
      }),
    };
  });
  return { steps, excluded };
}

/** A group that was there all the time, or came, went or paused; busy all along, lately, and around the edges of windows. */
function lifeOf(
  random: () => number,
  start: number,
  end: number,
  { at, groups, unit }: { at: number; groups: number; unit: 'events' | 'minutes' },
  edges: readonly number[]
): Pick<TestGroup, 'alive' | 'events'> {
  const grid = (time: number) => Math.floor(time / FINE) * FINE;
  const somewhere = () => grid(start + random() * (end - start));
  const recently = () => grid(at - random() * 3 * DAY);
  const kind = groups === 0 ? 0 : Math.floor(random() * 5);
  const gap = [somewhere(), somewhere()].sort((a, b) => a - b);
  const alive = [
    [{ from: start, to: end }],
    [{ from: somewhere(), to: end }],
    [{ from: start, to: somewhere() }],
    [{ from: start, to: recently() }],
    [
      { from: start, to: gap[0]! },
      { from: gap[1]!, to: end },
    ],
  ][kind]!;
  const times = [
    ...Array.from({ length: 150 }, () => start + random() * (end - start)),
    ...Array.from({ length: 60 }, () => at - random() ** 3 * 3 * DAY),
    ...edges.flatMap((edge) => Array.from({ length: 8 }, () => edge + (random() - 0.5) * 3 * HOUR)),
    ...edges.flatMap((edge) => [edge - 1, edge, edge + 1, edge + FINE - 1]),
  ].map(Math.floor);
  const isAlive = (time: number) => alive.some((it) => it.from <= time && time < it.to);
  const marks = unit === 'minutes' ? [...new Set(times.map((it) => Math.floor(it / MINUTE) * MINUTE))] : times;
  const badShare = random() ** 2;
  const events = marks.filter(isAlive).map((time) => ({ time, isBad: unit === 'minutes' || random() < badShare }));
  return { alive, events };
}
