import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

import { demoFiles, historyFiles } from '../../preview/demo/demoFiles';
import { BLOCK_MS, createBlocks } from '../../preview/demo/promtool';
import { BENCH_SERVICES } from './BenchService';
import { type BenchSeries, seriesOfService } from './seriesOfService';
import { END_MS, MINUTE_MS } from './times';

/** Raised whenever the series of the history or their values change. */
const VERSION = 2;

/** As many promtools as write at once. */
const PROCESSES = 2;
const BUFFER_CHARACTERS = 1 << 20;

/**
 * Writes the history of the benchmark, the same on every machine, unless it is there from an earlier run.
 *
 * @param dataDir as of the demo's Prometheus
 * @throws DemoError when promtool is missing or fails
 */
export async function ensureBenchHistory(dataDir: string, log: (line: string) => void): Promise<void> {
  const { historyDir } = demoFiles(dataDir);
  const marker = 'bench.json';
  const wanted = JSON.stringify({ version: VERSION, end: END_MS, services: BENCH_SERVICES });
  if (existsSync(path.join(historyDir, marker)) && readFileSync(path.join(historyDir, marker), 'utf8') === wanted) {
    return;
  }
  const nextDir = path.join(dataDir, 'history.next');
  const { tsdbDir } = historyFiles(nextDir);
  rmSync(nextDir, { recursive: true, force: true });
  mkdirSync(tsdbDir, { recursive: true });
  await writeBlocks(nextDir, tsdbDir, log);
  writeFileSync(path.join(nextDir, marker), wanted);
  rmSync(historyDir, { recursive: true, force: true });
  renameSync(nextDir, historyDir);
}

async function writeBlocks(workDir: string, tsdbDir: string, log: (line: string) => void): Promise<void> {
  const endMinute = END_MS / MINUTE_MS;
  const series = BENCH_SERVICES.flatMap((it) => seriesOfService(it, endMinute));
  const counted = new Float64Array(series.length);
  const first = Math.min(...series.map((it) => it.fromMinute)) * MINUTE_MS;
  const running = new Set<Promise<void>>();
  for (let start = Math.floor(first / BLOCK_MS) * BLOCK_MS; start <= END_MS; start += BLOCK_MS) {
    const file = path.join(workDir, `${start}.om`);
    writeBlockText(file, series, counted, start / MINUTE_MS, (start + BLOCK_MS) / MINUTE_MS);
    const task: Promise<void> = createBlocks(file, tsdbDir).finally(() => {
      rmSync(file, { force: true });
      running.delete(task);
    });
    running.add(task);
    log(`history: ${Math.round((100 * (start - first)) / (END_MS - first))} %`);
    if (running.size >= PROCESSES) {
      await Promise.race(running);
    }
  }
  await Promise.all(running);
}

/** @param counted what each counter stands at; goes on from block to block */
function writeBlockText(
  file: string,
  series: readonly BenchSeries[],
  counted: Float64Array,
  fromMinute: number,
  untilMinute: number
): void {
  const descriptor = openSync(file, 'w');
  let buffer = '';
  series.forEach((it, place) => {
    const until = Math.min(untilMinute, it.toMinute + 1);
    const seconds = it.phaseMs / 1_000;
    for (let minute = Math.max(fromMinute, it.fromMinute); minute < until; minute++) {
      const value = it.inMinute(minute);
      counted[place]! += value;
      buffer += `${it.text} ${it.kind === 'counter' ? counted[place]! : value} ${minute * 60 + seconds}\n`;
      if (buffer.length > BUFFER_CHARACTERS) {
        writeSync(descriptor, buffer);
        buffer = '';
      }
    }
  });
  writeSync(descriptor, `${buffer}# EOF\n`);
  closeSync(descriptor);
}
