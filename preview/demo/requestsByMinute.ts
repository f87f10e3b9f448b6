import { noise } from './noise';
import { type ServicePlan } from './ServicePlan';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './timeUnits';

const { ceil, cos, floor, round, PI } = Math;

const MINUTES_A_DAY = 1440;
const MINUTES_A_WINDOW = 28 * MINUTES_A_DAY;
/** UTC. */
const BUSIEST_HOUR = 14;
const REQUESTS_A_DAY = 14;

/**
 * How many requests a service gets, before anything happens to it.
 *
 * @returns takes the end of a minute (epoch milliseconds, a whole minute) and gives a whole number of requests
 */
export function requestsByMinute(plan: ServicePlan, seed: number): (endMs: number) => number {
  if (plan.requestsPerWindow === null) {
    const isChosen = oneOfFourteen(plan.name, seed);
    return (endMs) => (isChosen(minuteOf(endMs)) ? 1 : 0);
  }
  const average = plan.requestsPerWindow / MINUTES_A_WINDOW;
  const traffic = noise(seed, `${plan.name} traffic`);
  const rounding = noise(seed, `${plan.name} rounding`);
  return (endMs) => {
    const startMs = endMs - MINUTE_MS;
    const minute = minuteOf(endMs);
    const jitter = 0.92 + 0.16 * traffic(minute);
    return floor(average * dayNight(plan, startMs) * weekday(plan, startMs) * jitter + rounding(minute));
  };
}

/** Number of the minute that ends then, counted from the epoch. */
function minuteOf(endMs: number): number {
  return round(endMs / MINUTE_MS) - 1;
}

/** Averages 1 over a day. */
function dayNight(plan: ServicePlan, timeMs: number): number {
  const hour = (timeMs % DAY_MS) / HOUR_MS;
  return 1 + plan.dayNight * cos(((hour - BUSIEST_HOUR) / 24) * 2 * PI);
}

/** Averages 1 over a week. */
function weekday(plan: ServicePlan, timeMs: number): number {
  // The epoch began on a Thursday.
  const day = (floor(timeMs / DAY_MS) + 4) % 7;
  const workday = 7 / (5 + 2 * plan.weekend);
  return day === 0 || day === 6 ? workday * plan.weekend : workday;
}

/** One minute in each of fourteen equal parts of the day. */
function oneOfFourteen(name: string, seed: number): (minute: number) => boolean {
  const place = noise(seed, `${name} minute`);
  return (minute) => {
    const ofDay = minute % MINUTES_A_DAY;
    const day = floor(minute / MINUTES_A_DAY);
    const part = floor((ofDay * REQUESTS_A_DAY) / MINUTES_A_DAY);
    const first = ceil((part * MINUTES_A_DAY) / REQUESTS_A_DAY);
    const next = ceil(((part + 1) * MINUTES_A_DAY) / REQUESTS_A_DAY);
    return ofDay === first + floor(place(day * REQUESTS_A_DAY + part) * (next - first));
  };
}
