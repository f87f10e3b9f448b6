import { existsSync, mkdirSync, readFileSync } from 'node:fs';

import { type Phase } from './countsAt';
import { demoFiles } from './demoFiles';
import { HISTORY_VERSION, type HistoryMarker, parseHistoryMarker, type WantedHistory } from './HistoryMarker';
import { type Families } from './metricSeries';
import { SERVICE_PLANS } from './servicePlans';
import { createStory, STORY_DAYS, STORY_SEED, type Story } from './story';
import { storyHash } from './storyHash';
import { HOUR_MS, MINUTE_MS } from './timeUnits';
import { removeUnfinishedHistories, writeHistory } from './writeHistory';

/** After this the story's "since this morning" is no longer true. */
export const STALE_AFTER_MS = 8 * HOUR_MS;

export interface HistoryOptions {
  /** The demo's data folder. */
  dataDir: string;
  /** Days before the anchor, at most `STORY_DAYS`. */
  days?: number;
  phase?: Phase;
  families?: Families;
  /** Names of the services; all by default. */
  services?: readonly string[];
  seed?: number;
  /** Epoch milliseconds; "now" by default. A history with a given anchor never gets stale. */
  anchorMs?: number;
  nowMs?: number;
  log?(line: string): void;
  signal?: AbortSignal;
}

/** A history on disk. */
export interface History {
  story: Story;
  marker: HistoryMarker;
  /** Why it was written anew; `null` when the one that was there is used. */
  writtenBecause: string | null;
}

/**
 * Uses the history in the data folder, or writes a new one when there is none, it is not the wanted one, or its story
 * is stale. A run that is killed leaves nothing that the next one would take for a history.
 *
 * @throws DemoError when the disk is full or promtool fails
 */
export async function ensureHistory(options: HistoryOptions): Promise<History> {
  const { dataDir, nowMs = Date.now(), log = () => {}, signal } = options;
  mkdirSync(dataDir, { recursive: true });
  removeUnfinishedHistories(dataDir);

  const wanted = wantedHistory(options);
  const found = readMarker(dataDir);
  const reused = found && whyNotReusable(found, wanted, options.anchorMs ?? null, nowMs) === null;
  if (reused) {
    const story = createStory(found.anchorMs, found.seed);
    if (storyHash(story) === found.storyHash) {
      return { story, marker: found, writtenBecause: null };
    }
  }
  const writtenBecause = found
    ? (whyNotReusable(found, wanted, options.anchorMs ?? null, nowMs) ?? 'The story has been rewritten since.')
    : 'There is no demo history yet.';
  log(writtenBecause);
  const story = createStory(options.anchorMs ?? nowMs, wanted.seed);
  const marker = await writeHistory({ dataDir, story, wanted, log, signal });
  return { story, marker, writtenBecause };
}

/** The story that the history in the data folder tells; throws an Error when there is no history. */
export function readStory(dataDir: string): Story {
  const marker = readMarker(dataDir);
  if (!marker) {
    throw new Error(`There is no demo history in ${dataDir}. Start the demo first: npm run demo`);
  }
  return createStory(marker.anchorMs, marker.seed);
}

function wantedHistory(options: HistoryOptions): WantedHistory {
  return {
    version: HISTORY_VERSION,
    seed: options.seed ?? STORY_SEED,
    days: Math.min(STORY_DAYS, options.days ?? STORY_DAYS),
    phase: options.phase ?? 'aligned',
    families: options.families ?? 'all',
    services: [...(options.services ?? SERVICE_PLANS.map(({ name }) => name))],
  };
}

/**
 * Says in one sentence why a history cannot be used again; `null` when it can.
 *
 * @param anchorMs the anchor that is asked for, or `null` for any that is fresh enough
 */
export function whyNotReusable(
  found: HistoryMarker,
  wanted: WantedHistory,
  anchorMs: number | null,
  nowMs: number
): string | null {
  const differs = (Object.keys(wanted) as Array<keyof WantedHistory>).find(
    (key) => JSON.stringify(found[key]) !== JSON.stringify(wanted[key])
  );
  if (differs) {
    return `The demo history that is there has other ${differs} than asked for.`;
  }
  if (anchorMs !== null) {
    const anchor = Math.floor(anchorMs / MINUTE_MS) * MINUTE_MS;
    return anchor === found.anchorMs ? null : 'The demo history that is there tells the story of another time.';
  }
  if (found.anchorMs > nowMs) {
    return 'The demo history that is there ends in the future: the clock was set back.';
  }
  const age = nowMs - found.anchorMs;
  return age > STALE_AFTER_MS ? `The demo history is ${describeAge(age)} old, its story has moved on.` : null;
}

function describeAge(ageMs: number): string {
  const hours = Math.floor(ageMs / HOUR_MS);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}

function readMarker(dataDir: string): HistoryMarker | null {
  const { marker } = demoFiles(dataDir);
  return existsSync(marker) ? parseHistoryMarker(readFileSync(marker, 'utf8')) : null;
}
