/** @jest-environment node */
import fc from 'fast-check';

import { BucketCache, BucketState, type Gap } from './BucketCache';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22, 11, 5);
const FIRST = Date.UTC(2026, 10, 22, 1);

const { unknown, kept, late } = BucketState;
const key = (text: string) => ({ sourceUid: 's', text, stepMs: HOUR });
const column = (...values: number[]) => new Map([['', { labels: {}, values: Float64Array.from(values) }]]);

function setUp(maxBuckets?: number) {
  const clock = { time: NOW, now: () => clock.time };
  const cache = new BucketCache(clock, maxBuckets);
  const keepTwo = (text: string, first = FIRST) =>
    cache.keep(key(text), first, Uint8Array.of(kept, kept), column(1, 1));
  const has = (text: string, first = FIRST) => cache.read(key(text), first, first + HOUR, 0).gaps.length === 0;
  return { clock, cache, keepTwo, has };
}

describe('the cache', () => {
  it('forgets what was used longest ago when memory is short', () => {
    const { clock, cache, keepTwo, has } = setUp(256);
    ['used', 'old', 'new'].forEach((text) => {
      keepTwo(text);
      clock.time += HOUR;
    });
    cache.read(key('used'), FIRST, FIRST + HOUR, 0);
    cache.trim();
    expect(['used', 'old', 'new'].map((text) => has(text))).toEqual([true, false, true]);
  });

  it('never keeps more than its bound, whatever is in use', () => {
    const { cache, keepTwo, has } = setUp(3 * 128);
    const texts = Array.from({ length: 20 }, (_, i) => `${i}`);
    texts.forEach((text) => keepTwo(text));
    cache.trim();
    expect(texts.filter((text) => has(text))).toEqual(['0', '1', '2']);
    expect(cache.size).toBe(3 * 128);
  });

  it('counts the room of every series', () => {
    const { cache } = setUp(3 * 128);
    const groups = new Map(['eu', 'us', 'ap'].map((it) => [it, { labels: { it }, values: Float64Array.of(1) }]));
    cache.keep(key('grouped'), FIRST, Uint8Array.of(kept), groups);
    expect(cache.size).toBe(3 * 128);
  });

  it('forgets, of a page that moves on, what nobody asked for in six hours', () => {
    const { clock, cache, keepTwo, has } = setUp();
    const later = FIRST + 1000 * HOUR;
    keepTwo('x', FIRST);
    keepTwo('x', later);
    keepTwo('gone');
    expect(cache.size).toBe(3 * 128);
    clock.time += 5 * HOUR;
    cache.trim();
    expect(cache.size).toBe(3 * 128);
    expect(has('x', later)).toBe(true);
    clock.time += 2 * HOUR;
    cache.trim();
    expect(cache.size).toBe(128);
    expect([has('x', later), has('x', FIRST), has('gone')]).toEqual([true, false, false]);
  });

  it('does not take back what it keeps when somebody who asked earlier brings less', () => {
    const { cache, keepTwo, has } = setUp();
    keepTwo('x');
    cache.keep(key('x'), FIRST, Uint8Array.of(unknown, late), column(NaN, NaN));
    expect(has('x')).toBe(true);
    expect(cache.read(key('x'), FIRST, FIRST + HOUR, 0).columns.get('')!.values).toEqual(Float64Array.of(1, 1));
  });

  it('gives copies, so that nobody can change what is kept', () => {
    const { cache, keepTwo } = setUp();
    keepTwo('x');
    cache.read(key('x'), FIRST, FIRST, 0).columns.get('')!.values[0] = 7;
    expect(cache.read(key('x'), FIRST, FIRST, 0).columns.get('')!.values[0]).toBe(1);
  });

  it('gives back what it was given, bucket by bucket and series by series, and names every gap', () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.constant(NaN));
    const bucket = fc.record({
      n: fc.integer({ min: -300, max: 300 }),
      state: fc.constantFrom(unknown, kept, kept, late),
      values: fc.tuple(value, value),
    });
    const ends = Array.from({ length: 601 }, (_, i) => i - 300);
    fc.assert(
      fc.property(
        fc.uniqueArray(bucket, { selector: (it) => it.n, maxLength: 200 }),
        fc.nat(HOUR - 1),
        fc.nat(HOUR - 1),
        fc.integer({ min: -300, max: 300 }),
        (given, phase, otherPhase, lateAfter) => {
          const { cache } = setUp();
          const endOf = (n: number) => NOW + phase + n * HOUR;
          for (const { n, state, values } of given) {
            const columns = new Map(
              values.map((it, i) => [`${i}`, { labels: { i: `${i}` }, values: Float64Array.of(it) }])
            );
            cache.keep(key('x'), endOf(n), Uint8Array.of(state), columns);
          }
          const of = new Map(given.map((it) => [it.n, it]));
          const read = cache.read(key('x'), endOf(-300), endOf(300), endOf(lateAfter));
          for (const i of [0, 1]) {
            const expected = ends.map((n) => (of.get(n)?.state === kept ? of.get(n)!.values[i]! : NaN));
            const found = read.columns.get(`${i}`)?.values ?? new Float64Array(601).fill(NaN);
            expect([...found]).toEqual(expected);
          }
          const gaps: Gap[] = [];
          for (const n of ends) {
            const state = of.get(n)?.state ?? unknown;
            const last = gaps.at(-1);
            const isLate = state === late && n > lateAfter;
            if (state === kept) {
              continue;
            }
            if (last?.lastEnd === endOf(n - 1)) {
              last.lastEnd = endOf(n);
              last.isLate ||= isLate;
            } else {
              gaps.push({ firstEnd: endOf(n), lastEnd: endOf(n), isLate });
            }
          }
          expect(read.gaps).toEqual(gaps);
          if (otherPhase !== phase) {
            const other = cache.read(key('x'), NOW + otherPhase, NOW + otherPhase, 0);
            expect(other.columns.size).toBe(0);
            expect(other.gaps).toHaveLength(1);
          }
        }
      ),
      { numRuns: 50 }
    );
  });
});
