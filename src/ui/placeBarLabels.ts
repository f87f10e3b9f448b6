import type { TierMark } from '../frames/StateDetail';
import { textWidth } from './textWidth';

/** A label under a budget bar, in pixels from its left. */
export interface BarLabel {
  text: string;
  x: number;
  width: number;
}

/**
 * Places the tiers' labels under their marks, kept inside the bar. A label that would touch the one before is left out:
 * the tooltip has all of them.
 */
export function placeBarLabels(tiers: readonly TierMark[], barWidth: number, fontSize: number): BarLabel[] {
  const gap = fontSize;
  const placed: BarLabel[] = [];
  const marks = tiers.flatMap((tier) => (tier.below === undefined ? [] : [{ below: tier.below, text: tier.label }]));
  for (const { below, text } of marks.sort((a, b) => a.below - b.below)) {
    const width = textWidth(text) * fontSize;
    const wanted = barShare(below) * barWidth - width / 2;
    const last = placed[placed.length - 1];
    const x = Math.max(Math.min(wanted, barWidth - width), last === undefined ? 0 : last.x + last.width + gap);
    // A label pushed away from its mark would name the wrong one.
    if (x + width <= barWidth && x <= barShare(below) * barWidth) {
      placed.push({ text, x, width });
    }
  }
  return placed;
}

/** Where a share of the budget lies on a bar, 0 … 1: an overspent budget is an empty bar. */
export function barShare(share: number): number {
  return Math.min(1, Math.max(0, share));
}
