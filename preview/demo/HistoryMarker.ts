import { type Phase } from './countsAt';
import { type Families } from './metricSeries';

/** Raise when the way of writing changes, so that older histories are written anew. */
export const HISTORY_VERSION = 1;

/** Says what a written history holds; written last. */
export interface HistoryMarker {
  version: number;
  seed: number;
  anchorMs: number;
  days: number;
  phase: Phase;
  families: Families;
  services: string[];
  storyHash: string;
  /** Folders of the blocks that were written; everything else in the database came later. */
  blocks: string[];
}

/** What is asked of a history. */
export type WantedHistory = Pick<HistoryMarker, 'version' | 'seed' | 'days' | 'phase' | 'families' | 'services'>;

/**
 * Reads a marker from text that may be anything.
 *
 * @returns `null` when it is not a marker of this version
 */
export function parseHistoryMarker(text: string): HistoryMarker | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  const marker = value as Partial<Record<keyof HistoryMarker, unknown>>;
  const isComplete =
    marker.version === HISTORY_VERSION &&
    typeof marker.seed === 'number' &&
    typeof marker.anchorMs === 'number' &&
    typeof marker.days === 'number' &&
    (marker.phase === 'aligned' || marker.phase === 'random') &&
    (marker.families === 'all' || marker.families === 'counters') &&
    isTexts(marker.services) &&
    typeof marker.storyHash === 'string' &&
    isTexts(marker.blocks);
  return isComplete ? (value as HistoryMarker) : null;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
