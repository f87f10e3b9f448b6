import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';

import { DemoError } from './DemoError';
import { demoFiles, historyFiles } from './demoFiles';
import { ensureFreeSpace } from './ensureFreeSpace';
import { type HistoryMarker, type WantedHistory } from './HistoryMarker';
import { BLOCK_MS, createBlocks } from './promtool';
import { type Story } from './story';
import { storyHash } from './storyHash';
import { DAY_MS } from './timeUnits';
import { writeTruth } from './truth';
import { type SampleChoice, writeOpenMetrics } from './writeOpenMetrics';

const NEXT_PREFIX = 'history.next-';
/** A finished history has 45 MB, and up to three files of 75 MB wait to be read; the rest is for what comes later. */
const BYTES_NEEDED = 500_000_000;
/** Names of block folders are ULIDs. */
const BLOCK_FOLDER = /^[0-9A-HJKMNP-TV-Z]{26}$/;
/** As many promtools as write at once. */
const PROCESSES = 2;

export interface WriteHistoryOptions {
  dataDir: string;
  story: Story;
  wanted: WantedHistory;
  log(line: string): void;
  signal?: AbortSignal;
}

/**
 * Writes a history beside the present one and then takes its place in one step.
 *
 * @throws DemoError when the disk is full or promtool fails
 */
export async function writeHistory({
  dataDir,
  story,
  wanted,
  log,
  signal,
}: WriteHistoryOptions): Promise<HistoryMarker> {
  await ensureFreeSpace(dataDir, BYTES_NEEDED);
  const nextDir = path.join(dataDir, `${NEXT_PREFIX}${process.pid}`);
  const next = historyFiles(nextDir);
  try {
    mkdirSync(next.tsdbDir, { recursive: true });
    writeTruth(nextDir, story);
    const fromMs = story.anchorMs - wanted.days * DAY_MS;
    await writeBlocks(next.tsdbDir, nextDir, story, wanted, { fromMs, untilMs: story.anchorMs + 1 }, log, signal);
    const blocks = readdirSync(next.tsdbDir).filter((name) => BLOCK_FOLDER.test(name));
    const marker: HistoryMarker = { ...wanted, anchorMs: story.anchorMs, storyHash: storyHash(story), blocks };
    writeFileSync(next.marker, `${JSON.stringify(marker, null, 2)}\n`);
    const { historyDir } = demoFiles(dataDir);
    rmSync(historyDir, { recursive: true, force: true });
    renameSync(nextDir, historyDir);
    return marker;
  } catch (error) {
    rmSync(nextDir, { recursive: true, force: true });
    throw explainDiskFull(error, dataDir);
  }
}

/** Removes what a killed run left. */
export function removeUnfinishedHistories(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((each) => each.startsWith(NEXT_PREFIX))) {
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
}

/**
 * Writes a stretch of the story as blocks, a file for each stretch that becomes one block, on two processors.
 *
 * @param workDir where the files lie until they are read
 */
export async function writeBlocks(
  tsdbDir: string,
  workDir: string,
  story: Story,
  choice: SampleChoice,
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
  log: (line: string) => void,
  signal?: AbortSignal
): Promise<void> {
  const running = new Set<Promise<void>>();
  try {
    for (let startMs = fromMs; startMs < untilMs; startMs = nextBlockStart(startMs)) {
      // Writing is synchronous: Ctrl-C is heard here.
      await setImmediate();
      signal?.throwIfAborted();
      const file = path.join(workDir, `${startMs}.om`);
      const samples = writeOpenMetrics(file, story, choice, startMs, Math.min(nextBlockStart(startMs), untilMs));
      if (samples > 0) {
        const task: Promise<void> = createBlocks(file, tsdbDir, signal).finally(() => {
          rmSync(file, { force: true });
          running.delete(task);
        });
        running.add(task);
      }
      const done = Math.min(nextBlockStart(startMs), untilMs) - fromMs;
      log(`${Math.round((100 * done) / (untilMs - fromMs))} % of ${Math.round((untilMs - fromMs) / DAY_MS)} days`);
      if (running.size >= PROCESSES) {
        await Promise.race(running);
      }
    }
    await Promise.all(running);
  } finally {
    await Promise.allSettled(running);
  }
}

function nextBlockStart(timeMs: number): number {
  return (Math.floor(timeMs / BLOCK_MS) + 1) * BLOCK_MS;
}

function explainDiskFull(error: unknown, dataDir: string): unknown {
  const isFull =
    (error as NodeJS.ErrnoException).code === 'ENOSPC' ||
    (error instanceof DemoError && error.message.includes('no space left on device'));
  return isFull
    ? new DemoError(`The disk of ${dataDir} is full. Free some space, or choose another folder with --data.`)
    : error;
}
