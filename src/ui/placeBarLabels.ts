import type { TierMark } from '../frames/StateDetail';
import { textWidth } from './textWidth';

/** A label under a budget bar, in pixels from its left. */
export interface BarLabel {
  text: string;
  x: number;
  width: number;
}

/**
 * Places the tiers' labels under their marks, kept inside the bar. Where not all fit beside each other, those of the
 * higher marks stay: they are reached first. The tooltip has all of them.
 */
export function placeBarLabels(tiers: readonly TierMark[], barWidth: number, fontSize: number): BarLabel[] {
  const gap = fontSize * 1.1;
  const marks = tiers
    .flatMap((tier) => (tier.below === undefined ? [] : [{ mark: barShare(tier.below) * barWidth, text: tier.label }]))
    .map((label) => ({ ...label, width: textWidth(label.text) * fontSize }))
    .sort((a, b) => b.mark - a.mark);
  const placed: BarLabel[] = [];
  for (const [index, { mark, text, width }] of marks.entries()) {
    const next = marks[index + 1];
    const last = placed[placed.length - 1];
    // A label may begin at its mark instead of around it, if that leaves the next lower one its room.
    const room = next === undefined ? 0 : clamp(next.mark - next.width / 2, 0, barWidth) + next.width + gap;
    const x = clamp(room > mark - width / 2 && room <= mark ? room : mark - width / 2, 0, barWidth - width);
    if (width <= barWidth && (last === undefined || x + width + gap <= last.x)) {
      placed.push({ text, x, width });
    }
  }
  return placed;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** Where a share of the budget lies on a bar, 0 … 1: an overspent budget is an empty bar. */
export function barShare(share: number): number {
  return Math.min(1, Math.max(0, share));
}
