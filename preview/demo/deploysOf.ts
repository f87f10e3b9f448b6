import { type Deploy } from './Deploy';
import { noise } from './noise';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './timeUnits';

/** Share of weekdays on which a service is deployed. */
const DEPLOY_DAYS = 0.3;

/**
 * Deploys on some weekdays in working hours (UTC), and those that the story needs.
 *
 * @param told deploys that the story needs: minutes before the anchor
 * @param quietAfterMs no ordinary deploys from here on
 */
export function deploysOf(
  service: string,
  seed: number,
  span: { startMs: number; anchorMs: number },
  told: readonly number[],
  quietAfterMs: number
): Deploy[] {
  const times = told.map((minutes) => span.anchorMs - minutes * MINUTE_MS);
  const dice = noise(seed, `${service} deploy day`);
  const minuteOfDay = noise(seed, `${service} deploy minute`);
  for (let dayMs = Math.ceil(span.startMs / DAY_MS) * DAY_MS; dayMs < span.anchorMs; dayMs += DAY_MS) {
    const weekday = new Date(dayMs).getUTCDay();
    const day = dayMs / DAY_MS;
    const isDeployed = weekday !== 0 && weekday !== 6 && dice(day) < DEPLOY_DAYS;
    const minute = Math.floor(minuteOfDay(day) * 7 * 60);
    const timeMs = dayMs + 9 * HOUR_MS + minute * MINUTE_MS;
    if (isDeployed && timeMs < Math.min(quietAfterMs, span.anchorMs)) {
      times.push(timeMs);
    }
  }
  return [...new Set(times)]
    .sort((a, b) => a - b)
    .map((timeMs, place) => ({ service, timeMs, version: `2.${place + 1}.0` }));
}
