/** @jest-environment node */
import fc from 'fast-check';

import { mergeRanges } from '../core/budget/ExcludedCounts';
import type { SloWindow } from '../core/slo/Slo';
import { windowAt } from '../core/slo/windowAt';
import { calendar, rolling } from './anyCaseFixture';
import { type BucketPlan, FINE_STEP_MS, planBuckets } from './planBuckets';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const AT = Date.UTC(2026, 10, 22, 11, 7, 30);
const MONTH = { window: { kind: 'rolling', days: 28 } } as const;

const plan = (input: Partial<Parameters<typeof planBuckets>[0]> = {}) =>
  planBuckets({ slo: MONTH, at: AT, from: input.at ?? AT, ...input });
const calendarMonth = (timeZone: string) => ({ window: { kind: 'calendar', period: 'month', timeZone } }) as const;

/** Whether a time is a boundary of buckets that were planned. */
function isBoundary({ coarse, fine }: BucketPlan, time: number): boolean {
  return [coarse, ...fine].some((it) => it.fromMs <= time && time <= it.toMs && (time - it.fromMs) % it.stepMs === 0);
}

/** Fine spans before the last three days. */
const patches = ({ fine }: BucketPlan) =>
  fine.slice(0, -1).map((it) => [new Date(it.fromMs).toISOString(), (it.toMs - it.fromMs) / HOUR]);

describe('which buckets are read', () => {
  it('hours for the window and the one before it, fine ones at its start and over the last three days', () => {
    const evaluatedTo = Date.UTC(2026, 10, 22, 11, 5);
    expect(plan()).toEqual({
      evaluatedTo,
      coarse: { stepMs: HOUR, fromMs: Date.UTC(2026, 8, 27, 11), toMs: Date.UTC(2026, 10, 22, 11) },
      fine: [
        { stepMs: FINE_STEP_MS, fromMs: Date.UTC(2026, 9, 25, 11), toMs: Date.UTC(2026, 9, 25, 12) },
        { stepMs: FINE_STEP_MS, fromMs: Date.UTC(2026, 10, 19, 11), toMs: evaluatedTo },
      ],
    });
  });

  it('no fine ones at the start of a window that starts on the hour', () => {
    expect(patches(plan({ at: Date.UTC(2026, 10, 22, 11) }))).toEqual([]);
  });

  it('fine ones throughout for windows below seven days', () => {
    const { coarse, fine } = plan({ slo: { window: { kind: 'rolling', days: 3 } } });
    expect(coarse.stepMs).toBe(FINE_STEP_MS);
    expect(fine).toEqual([]);
  });

  it('hours throughout where the indicator answers no shorter buckets', () => {
    const { evaluatedTo, coarse, fine } = plan({ fineMs: HOUR });
    expect({ evaluatedTo, coarse: coarse.stepMs, fine }).toEqual({
      evaluatedTo: Date.UTC(2026, 10, 22, 11),
      coarse: HOUR,
      fine: [],
    });
  });

  it('fine ones as long as the slices of the indicator', () => {
    const { evaluatedTo, fine } = plan({ fineMs: 20 * MINUTE });
    expect(evaluatedTo).toBe(Date.UTC(2026, 10, 22, 11));
    expect(fine.every((it) => it.stepMs === 20 * MINUTE)).toBe(true);
  });

  it('further back when a graph starts earlier', () => {
    const from = AT - 90 * DAY;
    expect(plan({ from }).coarse.fromMs).toBeLessThanOrEqual(from - 28 * DAY);
  });

  it('far enough back for the longest burn window of the earliest time that is asked about', () => {
    const from = AT - 2 * DAY;
    expect(plan({ slo: { window: { kind: 'rolling', days: 1 } }, from }).coarse.fromMs).toBeLessThanOrEqual(
      from - 3 * DAY
    );
  });

  it.each([
    ['UTC', []],
    ['Asia/Kolkata', '2026-10-31T18:00:00.000Z'],
    ['Pacific/Chatham', '2026-10-31T10:00:00.000Z'],
    ['Asia/Kathmandu', '2026-10-31T18:00:00.000Z'],
    ['Europe/Berlin', []],
  ])('fine ones in the hour in which a month of %s begins, where that is off the hour', (timeZone, hour) => {
    const current = patches(plan({ slo: calendarMonth(timeZone) })).at(-1);
    expect(current ?? []).toEqual(typeof hour === 'string' ? [hour, 1] : hour);
  });

  it('fine ones in the hour in which each earlier month begins, also the earliest', () => {
    expect(patches(plan({ slo: calendarMonth('Asia/Kolkata'), from: Date.UTC(2026, 8, 15) }))).toEqual([
      ['2026-08-31T18:00:00.000Z', 1],
      ['2026-09-30T18:00:00.000Z', 1],
      ['2026-10-31T18:00:00.000Z', 1],
    ]);
  });

  it.each([
    ['within the month', '2026-11-10', ['2026-10-31T18:00:00.000Z', '2026-11-09T18:00:00.000Z']],
    ['in an earlier one', '2026-10-10', ['2026-10-09T18:00:00.000Z', '2026-10-31T18:00:00.000Z']],
  ])('fine ones in the hour in which the first day of an SLO begins: %s', (_, startsOn, hours) => {
    const slo = { ...calendarMonth('Asia/Kolkata'), startsOn };
    expect(patches(plan({ slo, from: AT - 28 * DAY })).map(([hour]) => hour)).toEqual(expect.arrayContaining(hours));
  });

  it('fine ones in each hour in which an exclusion begins or ends, unless hours will do', () => {
    const at = Date.UTC(2026, 10, 22, 11);
    const excluded = [
      { from: Date.UTC(2026, 10, 5, 9, 35), to: Date.UTC(2026, 10, 5, 12) },
      { from: Date.UTC(2026, 10, 8, 9), to: Date.UTC(2026, 10, 8, 9, 5) },
      { from: Date.UTC(2026, 10, 9, 9, 10), to: Date.UTC(2026, 10, 9, 11, 50) },
      { from: Date.UTC(2026, 10, 21, 9, 10), to: Date.UTC(2026, 10, 21, 11, 50) },
      { from: Date.UTC(2020, 0, 1, 0, 5), to: Date.UTC(2020, 0, 1, 3) },
    ];
    expect(patches(plan({ at, excluded }))).toEqual([
      ['2026-11-05T09:00:00.000Z', 1],
      ['2026-11-08T09:00:00.000Z', 1],
      ['2026-11-09T09:00:00.000Z', 1],
      ['2026-11-09T11:00:00.000Z', 1],
    ]);
  });

  it('fine ones at the start of every window of a graph of a few days, whose points lie off the hour', () => {
    const graph = plan({ from: AT - 2 * DAY });
    for (let time = graph.evaluatedTo; time >= AT - 2 * DAY; time -= FINE_STEP_MS) {
      expect(isBoundary(graph, time) && isBoundary(graph, windowAt(MONTH, time).from)).toBe(true);
    }
    expect(patches(plan({ from: AT - 20 * DAY }))).toEqual([['2026-10-25T11:00:00.000Z', 1]]);
  });
});

describe('any plan', () => {
  const anyInput = fc.record({
    at: fc.integer({ min: AT - 1000 * DAY, max: AT }),
    back: fc.nat(100 * DAY),
    window: fc.oneof(rolling, calendar) as fc.Arbitrary<SloWindow>,
    fineMs: fc.constantFrom(5, 10, 15, 30, 60).map((it) => it * MINUTE),
    excluded: fc.array(fc.record({ ago: fc.nat(100 * DAY), length: fc.integer({ min: 1, max: 2 * DAY }) }), {
      maxLength: 3,
    }),
  });
  const planned = (
    check: (
      plan: BucketPlan,
      input: { at: number; window: SloWindow; fineMs: number; excluded: Array<{ from: number; to: number }> }
    ) => void
  ) =>
    fc.assert(
      fc.property(anyInput, ({ at, back, window, fineMs, excluded }) => {
        const ranges = mergeRanges(
          excluded.map(({ ago, length }) => ({ from: at - ago, to: at - ago + length })),
          fineMs
        );
        const made = planBuckets({ slo: { window }, at, from: at - back, fineMs, excluded: ranges });
        check(made, { at, window, fineMs, excluded: ranges });
      }),
      { numRuns: 300 }
    );

  it('has whole buckets in order and without overlap, none of which is open', () => {
    planned(({ coarse, fine, evaluatedTo }, { at, fineMs }) => {
      for (const span of [coarse, ...fine]) {
        expect(span.fromMs % span.stepMs === 0 && span.toMs % span.stepMs === 0).toBe(true);
        expect(span.fromMs <= span.toMs && span.toMs <= evaluatedTo).toBe(true);
      }
      fine.slice(1).forEach((it, i) => expect(it.fromMs).toBeGreaterThan(fine[i]!.toMs));
      fine.forEach((it) => expect(it.fromMs % HOUR).toBe(0));
      expect(at - evaluatedTo >= 0 && at - evaluatedTo < fineMs).toBe(true);
    });
  });

  it('has a boundary at the end of the window, at its start, and at both ends of each exclusion within it', () => {
    planned((made, { window, fineMs, excluded }) => {
      const { from } = windowAt({ window }, made.evaluatedTo);
      const start = Math.floor(from / fineMs) * fineMs;
      expect(isBoundary(made, made.evaluatedTo) && isBoundary(made, start)).toBe(true);
      for (const edge of excluded.flatMap((it) => [it.from, it.to])) {
        expect(edge < made.coarse.fromMs || edge > made.evaluatedTo || isBoundary(made, edge)).toBe(true);
      }
    });
  });

  it('reaches back over the window, the longest burn window, and a day for the pace', () => {
    planned(({ coarse, evaluatedTo }, { window }) => {
      expect(coarse.fromMs).toBeLessThanOrEqual(windowAt({ window }, evaluatedTo).from);
      expect(coarse.fromMs).toBeLessThanOrEqual(evaluatedTo - 3 * DAY);
    });
  });
});
