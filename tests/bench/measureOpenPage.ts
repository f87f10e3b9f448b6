import { WatchedSource } from '../../src/engine/WatchedSource';
import type { Workbench } from './Workbench';
import { benchLine, type BenchLine } from './BenchLine';
import { slosOfManyKinds } from './benchSlos';
import { DAY_MS, OPENED_MS, REFRESH_MS } from './times';

const MIB = 1024 * 1024;

/** A page of SLOs of many kinds, left open for a day with a refresh every 30 seconds. */
export async function measureOpenPage(bench: Workbench): Promise<{ lines: BenchLine[]; notes: string[] }> {
  const slos = slosOfManyKinds();
  bench.time = OPENED_MS;
  const clock = { now: () => bench.time };
  const watched = new WatchedSource(bench.prometheus, clock, OPENED_MS - 130 * DAY_MS, OPENED_MS + 2 * DAY_MS);
  const engine = bench.newEngine(watched);
  await bench.judge(engine, slos);
  const moments = [{ when: 'start', ...memory(), kept: engine['reader']['cache'].size }];
  const first = { requests: watched.requests, queries: watched.queries, askedTwice: watched.askedTwice };
  const refreshes = DAY_MS / REFRESH_MS;
  for (let refresh = 1; refresh <= refreshes; refresh++) {
    bench.time += REFRESH_MS;
    await bench.judge(engine, slos);
    if (refresh === refreshes / 2 || refresh === refreshes) {
      const when = refresh === refreshes ? 'end' : 'middle';
      moments.push({ when, ...memory(), kept: engine['reader']['cache'].size });
    }
  }
  const [start, middle, end] = moments;
  return {
    lines: [
      benchLine('memory in the middle of the day, against the start', 'MiB', middle!.mib, start!.mib),
      benchLine('memory at the end of the day, against the start', 'MiB', end!.mib, start!.mib),
      benchLine('buckets kept at the end, against the start', 'buckets', end!.kept, start!.kept),
      benchLine('closed buckets asked twice, against those asked for', 'buckets', watched.askedTwice, watched.buckets),
      benchLine(
        'times a closed empty bucket was asked again, against those asked for',
        'buckets',
        watched.waitedFor,
        watched.buckets
      ),
    ],
    notes: [
      `${slos.length} SLOs: ${slos.map((it) => it.slo.id).join(', ')}. ${refreshes} refreshes.`,
      `First load: ${first.requests} requests with ${first.queries} queries, ${first.askedTwice} closed buckets asked twice. The day: ${watched.requests - first.requests} requests with ${watched.queries - first.queries} queries.`,
    ],
  };
}

/** What is in use after all garbage is gone: objects, and the memory of typed arrays. */
function memory(): { mib: number } {
  if (globalThis.gc === undefined) {
    throw new Error('Start node with --expose-gc: npm run bench does.');
  }
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { mib: (heapUsed + arrayBuffers) / MIB };
}
