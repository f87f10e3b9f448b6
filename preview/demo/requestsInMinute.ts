import { noise } from './noise';
import { type ServicePlan } from './ServicePlan';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './timeUnits';

const MINUTES_A_DAY = 1440;
const MINUTES_A_WINDOW = 28 * MINUTES_A_DAY;
/** UTC. */
const BUSIEST_HOUR = 14;
const REQUESTS_A_DAY = 14;

/**
 * How many requests a service gets in the minute that ends at `endMs`, before anything happens to it.
 *
 * @param endMs end of the minute, epoch milliseconds, a whole minute
 * @returns a whole number of requests
 */
export function requestsInMinute(plan: ServicePlan, seed: number, endMs: number): number {
  const minute = Math.round(endMs / MINUTE_MS) - 1;
  if (plan.requestsPerWindow === null) {
    return isOneOfFourteen(plan.name, seed, minute) ? 1 : 0;
  }
  const startMs = endMs - MINUTE_MS;
  const average = plan.requestsPerWindow / MINUTES_A_WINDOW;
  const jitter = 0.92 + 0.16 * noise(seed, `${plan.name} traffic`, minute);
  const expected = average * dayNight(plan, startMs) * weekday(plan, startMs) * jitter;
  return Math.floor(expected + noise(seed, `${plan.name} rounding`, minute));
}

/** Averages 1 over a day. */
function dayNight(plan: ServicePlan, timeMs: number): number {
  const hour = (timeMs % DAY_MS) / HOUR_MS;
  return 1 + plan.dayNight * Math.cos(((hour - BUSIEST_HOUR) / 24) * 2 * Math.PI);
}

/** Averages 1 over a week. */
function weekday(plan: ServicePlan, timeMs: number): number {
  const day = new Date(timeMs).getUTCDay();
  const workday = 7 / (5 + 2 * plan.weekend);
  return day === 0 || day === 6 ? workday * plan.weekend : workday;
}

/** One minute in each of fourteen equal parts of the day. */
function isOneOfFourteen(name: string, seed: number, minute: number): boolean {
  const ofDay = minute % MINUTES_A_DAY;
  const day = Math.floor(minute / MINUTES_A_DAY);
  const part = Math.floor((ofDay * REQUESTS_A_DAY) / MINUTES_A_DAY);
  const first = Math.ceil((part * MINUTES_A_DAY) / REQUESTS_A_DAY);
  const next = Math.ceil(((part + 1) * MINUTES_A_DAY) / REQUESTS_A_DAY);
  const chosen = first + Math.floor(noise(seed, `${name} minute`, day * REQUESTS_A_DAY + part) * (next - first));
  return ofDay === chosen;
}
