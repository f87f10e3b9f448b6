import fc from 'fast-check';

import type { SloWindow } from '../slo/Slo';
import { ZONES } from '../slo/zonesFixture';
import type { Budgeted } from './budgetAt';
import { bucketSeries } from './BucketSeries';
import { EVENTS, MINUTES } from './budgetFixture';
import type { Counts } from './Counts';
import { ExcludedCounts, mergeRanges, type TimeRange } from './ExcludedCounts';
import { GroupedCounts } from './GroupedCounts';
import type { CountsGroup } from './groupsAt';
import { JourneyCounts } from './JourneyCounts';
import { Timeline } from './Timeline';

const HOUR = 3_600_000;
const FINE = 300_000;
const DAY = 24 * HOUR;

/** For tests: the hour in which the buckets of `anyCounts` end. */
export const ANY_END = Date.UTC(2026, 10, 22, 11);

/** For tests: anything a source may answer in place of a count. */
const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.nat(1000) },
  fc.double(),
  fc.constantFrom(NaN, Infinity, -Infinity, -1, 0, -0, 5e-324, Number.MAX_VALUE, -Number.MAX_VALUE)
);

/** A day or two of hours with a tail of fine buckets; two of the three columns, of any length and with any values. */
const anyTimeline: fc.Arbitrary<Timeline> = fc
  .record({
    hourly: fc.array(anyValue, { maxLength: 60 }),
    other: fc.array(anyValue, { maxLength: 60 }),
    fine: fc.array(anyValue, { maxLength: 40 }),
    names: fc.constantFrom(
      { first: 'total', second: 'bad' },
      { first: 'total', second: 'good' },
      { first: 'bad', second: 'good' }
    ),
  })
  .map(({ hourly, other, fine, names: { first, second } }) => {
    const columns = (a: number[], b: number[]) => ({ [first]: a, [second]: b });
    return new Timeline(bucketSeries(ANY_END - 60 * HOUR, HOUR, 60, columns(hourly, other)), [
      bucketSeries(ANY_END - 3 * HOUR, FINE, 36, columns(fine, other)),
    ]);
  });

const anyRanges: fc.Arbitrary<TimeRange[]> = fc
  .array(fc.record({ ago: fc.nat(3 * DAY), length: fc.integer({ min: 1, max: DAY }) }), { maxLength: 3 })
  .map((ranges) =>
    mergeRanges(
      ranges.map(({ ago, length }) => ({ from: ANY_END - ago, to: ANY_END - ago + length })),
      FINE
    )
  );

const anyExcluded: fc.Arbitrary<Counts> = fc.tuple(anyTimeline, anyRanges).map((it) => new ExcludedCounts(...it));

const anyGroup: fc.Arbitrary<Counts> = fc.oneof(anyTimeline, anyExcluded);
const anyTotal: fc.Arbitrary<Counts> = fc.oneof(
  anyGroup,
  fc.tuple(fc.array(anyTimeline, { minLength: 1, maxLength: 3 }), anyRanges).map((it) => new GroupedCounts(...it))
);

/** For tests: counts of every make, of anything a source may answer. */
export const anyCounts: fc.Arbitrary<Counts> = fc.oneof(
  anyTotal,
  fc
    .record({
      combine: fc.constantFrom('worst' as const, 'weighted' as const),
      parts: fc.array(
        fc.record({
          counts: anyTotal,
          weight: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(5e-324, Number.MAX_VALUE)),
        }),
        { minLength: 2, maxLength: 3 }
      ),
    })
    .map(
      ({ combine, parts }) =>
        new JourneyCounts(
          combine,
          parts.map((it, i) => ({ ...it, name: `step ${i}` }))
        )
    )
);

/** For tests: groups of such counts. */
export const anyGroups: fc.Arbitrary<CountsGroup[]> = fc
  .array(anyCounts, { maxLength: 3 })
  .map((all) => all.map((counts, i) => ({ labels: { region: `${i}` }, name: `${i}`, counts })));

const anyWindow: fc.Arbitrary<SloWindow> = fc.oneof(
  fc.record({ kind: fc.constant('rolling' as const), days: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    kind: fc.constant('calendar' as const),
    period: fc.constantFrom('week', 'month', 'quarter'),
    timeZone: fc.constantFrom(...ZONES),
  })
);

/** For tests: any target, also those that no definition may have, in any window, of events and of minutes. */
export const anyBudgeted: fc.Arbitrary<Budgeted> = fc.record({
  target: fc.oneof(
    fc.constantFrom(0, 5e-324, 1e-13, 0.5, 0.999, 1 - 1e-12, 1 - 1e-13, 1),
    fc.double({ min: 0, max: 1, noNaN: true })
  ),
  window: anyWindow,
  startsOn: fc.constantFrom(undefined, undefined, '2026-11-20', '2026-12-01'),
  indicator: fc.constantFrom(EVENTS, MINUTES),
});

/** For tests: a time around the end of the data, on a boundary or off it. */
export const anyAt = fc.oneof(fc.constant(ANY_END), fc.integer({ min: ANY_END - 4 * DAY, max: ANY_END + 2 * DAY }));
