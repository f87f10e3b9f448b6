/** @jest-environment node */
import fc from 'fast-check';

import type { BucketAnswer } from './BucketAnswer';
import { BucketCache } from './BucketCache';
import { BucketReader } from './BucketReader';
import type { BucketRequest } from './BucketRequest';
import { FakePatience } from './fakePatience';
import { failed, FakeSource, type FakeValue } from './fakeSource';
import type { MetricsRead } from './ports';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 22);
const SETTLED = 2 * MINUTE;

function request(expr: string, stepMs: number, fromMs: number, toMs: number): BucketRequest {
  return { source: { type: 'prometheus', uid: 'p' }, query: { kind: 'promql', expr }, stepMs, fromMs, toMs };
}

/** Some number that is the same for the same things. */
function hash(...parts: Array<string | number>): number {
  let found = 7;
  const add = (number: number) => (found = Math.imul(found ^ number ^ (found >>> 15), 0x2c1b3c6d) >>> 0);
  for (const part of parts) {
    if (typeof part === 'number') {
      add(part / 1000);
    } else {
      for (let i = 0; i < part.length; i++) {
        add(part.charCodeAt(i));
      }
    }
  }
  return (found ^ (found >>> 12)) >>> 0;
}

/** How often each bucket was asked for although it was settled by then. */
function askedWhenSettled(reads: ReadonlyArray<{ read: MetricsRead; at: number }>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { read, at } of reads) {
    for (let end = read.fromMs; end <= Math.min(read.toMs, at - SETTLED); end += read.stepMs!) {
      read.queries.forEach((it) => {
        const key = `${read.stepMs} ${end} ${JSON.stringify(it)}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      });
    }
  }
  return counts;
}

function setUp(value: (text: string, time: number, region: string, now: number) => number | undefined) {
  const clock = { time: START, now: () => clock.time };
  const fakeValue: FakeValue = (text, time, _step, { region }) => value(text, time, region ?? '', clock.time);
  const source = new FakeSource(fakeValue, (text) =>
    text.startsWith('grouped') ? [{ region: 'eu' }, { region: 'us' }, { region: 'ap' }] : [{}]
  );
  const reads: Array<{ read: MetricsRead; at: number }> = [];
  const counting = {
    read: (read: MetricsRead) => {
      reads.push({ read, at: clock.time });
      return source.read(read);
    },
  };
  const cache = new BucketCache(clock);
  const reader = new BucketReader(counting, clock, { cache, patience: new FakePatience() });
  const uncached = () => new BucketReader(source, clock, { patience: new FakePatience() });
  return { clock, source, cache, reader, reads, uncached };
}

/** Answers as text, which jest compares a hundred times as fast as long columns. */
const textOf = (answers: readonly BucketAnswer[]) =>
  answers.map((it) => (it.ok ? it.series.map((one) => `${one.labels.region}: ${one.values.join(' ')}`) : it.kind));

/** What is read at once: some queries, each over a range of its own, some time after what was read before. */
const steps = (longestPause: number) =>
  fc.array(
    fc.record({
      pause: fc.integer({ min: 0, max: longestPause }),
      reads: fc.uniqueArray(
        fc.record({
          expr: fc.constantFrom('a', 'b', 'grouped a', 'grouped b'),
          step: fc.constantFrom(5 * MINUTE, HOUR),
          newest: fc.integer({ min: -100, max: 0 }),
          length: fc.integer({ min: 1, max: 300 }),
        }),
        { minLength: 1, maxLength: 4, selector: (it) => it.expr }
      ),
      outcome: fc.constantFrom('answered', 'answered', 'answered', 'failed', 'cancelled'),
    }),
    { minLength: 1, maxLength: 10 }
  );

type Step = { pause: number; reads: Array<{ expr: string; step: number; newest: number; length: number }> };

/** Ranges that end now, or earlier. */
function requestsOf(step: Step, now: number): BucketRequest[] {
  return step.reads.map((it) => {
    const to = (Math.floor(now / it.step) + it.newest) * it.step;
    return request(it.expr, it.step, to - it.length * it.step, to);
  });
}

describe('whatever is read, in whatever order, while time goes by', () => {
  it('a source that answers in time gives the same with a cache as without, and no settled bucket is asked for twice', async () => {
    await fc.assert(
      fc.asyncProperty(steps(30 * MINUTE), async (all) => {
        const { clock, reader, reads, uncached } = setUp((text, time, region, now) => {
          // Until it is settled a bucket still grows; some groups are missing in some buckets, but never all.
          const isMissing = region !== '' && region !== 'eu' && hash(text, time, region) % 3 === 0;
          return isMissing ? undefined : time - now >= -SETTLED ? now - time : hash(text, time, region);
        });
        for (const step of all) {
          clock.time += step.pause;
          const requests = requestsOf(step, clock.time);
          expect(textOf(await reader.read(requests))).toEqual(textOf(await uncached().read(requests)));
        }
        expect([...askedWhenSettled(reads)].filter(([, times]) => times > 1)).toEqual([]);
      }),
      { numRuns: 60 }
    );
  });

  it('a source with holes, late data, failures and panels that go gives the same with a cache as without', async () => {
    await fc.assert(
      fc.asyncProperty(steps(8 * HOUR), async (all) => {
        const { clock, source, reader, uncached } = setUp((text, time, region, now) => {
          // A bucket comes as a whole, at once or hours later, or never.
          const lateness = hash(text, time) % 4 === 0 ? (hash(time, text) % 350) * MINUTE : 0;
          const isMissing =
            hash('hole', text, time) % 5 === 0 || (region === 'us' && hash(text, time, region) % 3 === 0);
          return isMissing || now < time + lateness ? undefined : hash(text, time, region);
        });
        for (const step of all) {
          clock.time += step.pause;
          const requests = requestsOf(step, clock.time);
          const panel = new AbortController();
          source.failure = step.outcome === 'failed' ? failed('unreachable') : undefined;
          const reading = reader.read(requests, panel.signal);
          if (step.outcome === 'cancelled') {
            panel.abort();
          }
          const answers = await reading;
          source.failure = undefined;
          const expected = await uncached().read(requests);
          answers.forEach((answer, i) => {
            if (answer.ok) {
              expect(textOf([answer])).toEqual(textOf([expected[i]!]));
            } else {
              expect(step.outcome).not.toBe('answered');
            }
          });
        }
      }),
      { numRuns: 60 }
    );
  });
});

describe('a page left open for a day, refreshed every 30 seconds', () => {
  it('asks for no closed bucket twice, and holds flat memory', async () => {
    const { clock, cache, reader, reads } = setUp((text, time) => hash(text, time));
    const sizes: number[] = [];
    const floor = (time: number, step: number) => Math.floor(time / step) * step;
    let refreshes = 0;
    for (clock.time = START + 17_000; clock.time < START + DAY; clock.time += 30_000) {
      const [fine, coarse] = [floor(clock.time, 5 * MINUTE), floor(clock.time, HOUR)];
      const edge = floor(fine - 28 * DAY, HOUR);
      const spans = [
        [HOUR, coarse - 56 * DAY, coarse],
        [5 * MINUTE, floor(fine - 3 * DAY, HOUR), fine],
        [5 * MINUTE, edge, edge + HOUR],
      ] as const;
      await reader.read(['total', 'bad'].flatMap((it) => spans.map((span) => request(it, ...span))));
      refreshes++;
      sizes.push(cache.size);
    }
    expect(refreshes).toBe(2880);
    expect([...askedWhenSettled(reads)].filter(([, times]) => times > 1)).toEqual([]);
    // A request for the newest buckets of each step until they are settled, and an hour at the start of the window now and then.
    expect(reads.length).toBeLessThan(1_600);
    const firstHours = Math.max(...sizes.slice(0, 2880 / 4));
    const lastHours = Math.max(...sizes.slice(-2880 / 4));
    // In blocks of 128 buckets.
    expect(lastHours - firstHours).toBeLessThanOrEqual(2 * 128);
    expect(lastHours).toBeLessThanOrEqual(2 * 23 * 128);
  });
});
