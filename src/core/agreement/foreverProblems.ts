import { windowMs } from '../slo/windowMs';
import { formatTarget } from '../wording/formatShare';
import type { Terms } from './Terms';
import type { Tier } from './Tier';

const HOUR_MS = 3_600_000;

/** Tiers that would never end once they began, a sentence each. */
export function foreverProblems({ tiers, slos }: Pick<Terms, 'tiers' | 'slos'>): string[] {
  const hours = Math.floor(Math.min(...slos.map((it) => windowMs(it.window))) / HOUR_MS);
  return tiers.slice(1).flatMap((tier) => problemsOf(tier, hours));
}

function problemsOf({ id, name, leave }: Tier, windowHours: number): string[] {
  const title = name ?? id;
  const problems: string[] = [];
  if (leave !== undefined && leave.remainingAbove >= 1) {
    const share = formatTarget(leave.remainingAbove).replace('\u00a0', ' ');
    problems.push(
      `The tier ${title} never ends: there is never more than ${share} left. Lower "leave" to 95 % or less.`
    );
  }
  if (leave !== undefined && leave.heldForHours > windowHours) {
    problems.push(
      `The tier ${title} never ends by itself: its exit is held for ${leave.heldForHours} hours, and everything is forgotten after a ` +
        `window of ${windowHours} hours. Hold it for less.`
    );
  }
  return problems;
}
