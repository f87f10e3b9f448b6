import { type Deploy } from './Deploy';
import { deploysOf } from './deploysOf';
import { type Maintenance } from './Maintenance';
import { plotOf } from './plotOf';
import { serviceCounts, type ServiceCounts } from './serviceCounts';
import { type ServicePlan } from './ServicePlan';
import { SERVICE_PLANS } from './servicePlans';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './timeUnits';

/** Days of history before the anchor. */
export const STORY_DAYS = 125;
/** Days after the anchor that the counts are known for. */
export const DAYS_AHEAD = 30;
export const STORY_SEED = 20;

/** Something that went wrong. */
export interface Incident {
  service: string;
  title: string;
  fromMs: number;
  /** `null` while it goes on. */
  toMs: number | null;
}

/** One service with everything that is counted for it. */
export interface ServiceStory {
  plan: ServicePlan;
  counts: ServiceCounts;
  maintenances: Maintenance[];
  /** The counters start again from 0 right after these times. */
  resetsMs: number[];
  /** After this time the service reports nothing; `null` while it reports. */
  stopsMs: number | null;
}

/** All that is known about the demo's services; a pure function of the seed and the anchor. */
export interface Story {
  seed: number;
  /** The "now" that the story is told from, epoch milliseconds, a whole minute. */
  anchorMs: number;
  startMs: number;
  /** End of the counts: `DAYS_AHEAD` after the anchor. */
  endMs: number;
  services: ServiceStory[];
  deploys: Deploy[];
  incidents: Incident[];
  maintenances: Maintenance[];
}

/**
 * Tells the story of the six services.
 *
 * @param anchorMs "now", epoch milliseconds; the whole minute before it becomes the anchor
 */
export function createStory(anchorMs: number, seed = STORY_SEED): Story {
  const anchor = Math.floor(anchorMs / MINUTE_MS) * MINUTE_MS;
  const span = { startMs: anchor - STORY_DAYS * DAY_MS, anchorMs: anchor, endMs: anchor + DAYS_AHEAD * DAY_MS };
  const plots = SERVICE_PLANS.map((plan) => ({ plan, plot: plotOf(plan.name, anchor) }));
  return {
    seed,
    ...span,
    services: plots.map(({ plan, plot }) => ({
      plan,
      counts: serviceCounts(plan, plot, seed, span),
      maintenances: plot.maintenances,
      resetsMs: plot.resetsMs,
      stopsMs: plot.stopsMs,
    })),
    deploys: plots.flatMap(({ plan }) => {
      const { told, quietDays } = TOLD_DEPLOYS[plan.name] ?? { told: [], quietDays: 0 };
      return deploysOf(plan.name, seed, span, told, anchor - quietDays * DAY_MS);
    }),
    incidents: plots.flatMap(({ plan, plot }) =>
      plot.episodes
        .filter(({ title }) => !plot.maintenances.some((maintenance) => maintenance.title === title))
        .map(({ title, fromMs, toMs }) => ({ service: plan.name, title, fromMs, toMs }))
    ),
    maintenances: plots.flatMap(({ plot }) => plot.maintenances),
  };
}

/** The service of that name; throws when there is none. */
export function serviceOf(story: Story, name: string): ServiceStory {
  const service = story.services.find(({ plan }) => plan.name === name);
  if (!service) {
    throw new Error(`The demo has no service "${name}".`);
  }
  return service;
}

const DAY_MINUTES = DAY_MS / MINUTE_MS;
const HOUR_MINUTES = HOUR_MS / MINUTE_MS;

/** Deploys that explain what happens, in minutes before the anchor, and for how long before it nothing else goes live. */
const TOLD_DEPLOYS: Record<string, { told: number[]; quietDays: number }> = {
  checkout: { told: [12 * DAY_MINUTES, 9 * DAY_MINUTES + 12], quietDays: 0 },
  search: { told: [14 * DAY_MINUTES + 4, 5 * HOUR_MINUTES + 3], quietDays: 1 },
  payments: { told: [6 * DAY_MINUTES + 9, 6 * DAY_MINUTES - 124], quietDays: 6 },
  reports: { told: [42], quietDays: 1 },
};
