import { windowMs } from '../slo/windowMs';
import { formatTarget } from '../wording/formatShare';
import type { Terms } from './Terms';
import { type TitledTier, titledTiers } from './titledTiers';

const HOUR_MS = 3_600_000;

/** Tiers that would never end once they began, a sentence each. */
export function foreverProblems({ tiers, slos }: Pick<Terms, 'tiers' | 'slos'>): string[] {
  const hours = Math.floor(Math.min(...slos.map((it) => windowMs(it.window))) / HOUR_MS);
  return titledTiers(tiers)
    .slice(1)
    .flatMap((tier) => problemsOf(tier, hours));
}

function problemsOf({ name, leave }: TitledTier, windowHours: number): string[] {
  const problems: string[] = [];
  if (leave !== undefined && leave.remainingAbove >= 1) {
    const share = formatTarget(leave.remainingAbove).replace('\u00a0', ' ');
    problems.push(`${name} never ends: there is never more than ${share} left. Lower “Ends above” to 95 % or less.`);
  }
  if (leave !== undefined && leave.heldForHours > windowHours) {
    problems.push(
      `${name} never ends by itself: its end has to be held for ${leave.heldForHours} hours, and everything is forgotten after a ` +
        `window of ${windowHours} hours. Write fewer hours into “held for”.`
    );
  }
  return problems;
}
