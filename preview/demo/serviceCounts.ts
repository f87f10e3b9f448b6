import { type Episode } from './Episode';
import { noise } from './noise';
import { requestsByMinute } from './requestsByMinute';
import { type ServicePlan } from './ServicePlan';
import { type ServicePlot } from './ServicePlot';
import { DAY_MS, MINUTE_MS } from './timeUnits';

// Local names: in a test's sandbox every look-up of a global is slow, and these run millions of times.
const { floor, log, min, max, round } = Math;

/** Every window of the story is this long. */
export const WINDOW_MS = 28 * DAY_MS;

/** Cumulated counts, one number a minute. */
export interface ServiceCounts {
  /** Epoch milliseconds, a whole minute; nothing has been counted yet. */
  startMs: number;
  /** `total[i]`: requests in the `i` minutes after `startMs`. */
  total: Uint32Array;
  /** `bad[i]`: how many of these failed. */
  bad: Uint32Array;
}

/** The stretch that counts are made for: whole minutes, epoch milliseconds. */
interface Span {
  startMs: number;
  endMs: number;
  anchorMs: number;
}

/** One episode with its weight in every minute, and the factor that makes it cost what the plot says. */
interface Layer {
  episode: Episode;
  first: number;
  last: number;
  weight(minute: number): number;
  scale: number;
}

/**
 * Counts a service's requests and failures minute by minute. The costs of the plot are calibrated from the counted
 * requests, so the shares of the budget hold for any hour and weekday of the anchor.
 */
export function serviceCounts(plan: ServicePlan, plot: ServicePlot, seed: number, span: Span): ServiceCounts {
  const requests = countRequests(plan, plot, seed, span);
  const layers = calibratedLayers(plan, plot, seed, span, requests);
  const total = new Uint32Array(requests.length + 1);
  const bad = new Uint32Array(requests.length + 1);
  let owed = 0;
  for (let minute = 0; minute < requests.length; minute++) {
    for (const layer of layers) {
      if (minute >= layer.first && minute < layer.last) {
        owed += layer.scale * layer.weight(minute);
      }
    }
    const failed = min(requests[minute], floor(owed));
    owed -= failed;
    total[minute + 1] = total[minute] + requests[minute];
    bad[minute + 1] = bad[minute] + failed;
  }
  return { startMs: span.startMs, total, bad };
}

function countRequests(plan: ServicePlan, plot: ServicePlot, seed: number, span: Span): Uint32Array {
  const usual = requestsByMinute(plan, seed);
  const requests = new Uint32Array((span.endMs - span.startMs) / MINUTE_MS);
  for (let minute = 0; minute < requests.length; minute++) {
    const endMs = span.startMs + (minute + 1) * MINUTE_MS;
    if (plot.stopsMs !== null && endMs > plot.stopsMs) {
      break;
    }
    const maintenance = plot.maintenances.find(({ fromMs, toMs }) => endMs > fromMs && endMs <= toMs);
    requests[minute] = maintenance ? round(usual(endMs) * maintenance.traffic) : usual(endMs);
  }
  return requests;
}

function calibratedLayers(
  plan: ServicePlan,
  plot: ServicePlot,
  seed: number,
  span: Span,
  requests: Uint32Array
): Layer[] {
  const minuteOf = (timeMs: number) => (timeMs - span.startMs) / MINUTE_MS;
  const window = { first: minuteOf(span.anchorMs - WINDOW_MS), last: minuteOf(span.anchorMs) };
  const budget = (1 - plan.objective) * sumOver(window.first, window.last, (minute) => requests[minute]);

  const everyday: Episode = {
    title: '',
    fromMs: span.startMs,
    toMs: null,
    cost: { budgetShare: plot.everyday ?? 0 },
    clumped: true,
  };
  const layers = [everyday, ...plot.episodes].map((episode): Layer => {
    const draws = noise(seed, `${plan.name} ${episode.title} failures`);
    const weight = (minute: number) => {
      const draw = draws(minute);
      return requests[minute] * (episode.clumped ? -log(1 - draw) : 0.8 + 0.4 * draw);
    };
    const first = max(0, minuteOf(episode.fromMs));
    const last = min(requests.length, minuteOf(episode.toMs ?? span.endMs));
    return { episode, first, last, weight, scale: 0 };
  });

  /** What a layer weighs in the window, or in all of its minutes when it lies before. */
  const weightOf = (layer: Layer) => {
    const isBefore = layer.last <= window.first;
    const first = isBefore ? layer.first : max(layer.first, window.first);
    return sumOver(first, min(layer.last, window.last), layer.weight);
  };

  const rest = layers.find(({ episode }) => episode.title === (plot.spread ?? ''));
  let spent = 0;
  for (const layer of layers.filter((each) => each !== rest)) {
    const weight = weightOf(layer);
    const { cost } = layer.episode;
    const failed = 'failing' in cost ? cost.failing * weight : cost.budgetShare * budget;
    layer.scale = weight > 0 ? failed / weight : 0;
    spent += layer.last > window.first ? failed : 0;
  }
  if (rest) {
    const weight = weightOf(rest);
    rest.scale = weight > 0 ? (plot.spentAtAnchor * budget - spent) / weight : 0;
  }
  return layers;
}

function sumOver(first: number, last: number, value: (minute: number) => number): number {
  let sum = 0;
  for (let minute = first; minute < last; minute++) {
    sum += value(minute);
  }
  return sum;
}
