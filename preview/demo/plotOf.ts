import { type Episode } from './Episode';
import { type ServicePlot } from './ServicePlot';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './timeUnits';

/**
 * The plot of one of the six services.
 *
 * @param anchorMs the "now" that the story is told from, epoch milliseconds
 * @throws Error when no plot has that name
 */
export function plotOf(service: string, anchorMs: number): ServicePlot {
  const plot = PLOTS[service];
  if (!plot) {
    throw new Error(`The demo has no story for "${service}". It knows ${Object.keys(PLOTS).join(', ')}.`);
  }
  return { maintenances: [], resetsMs: [], stopsMs: null, ...plot(anchorMs) };
}

type PlotParts = Pick<ServicePlot, 'spentAtAnchor' | 'episodes'> & Partial<ServicePlot>;

const PLOTS: Record<string, (anchorMs: number) => PlotParts> = {
  checkout: (anchorMs) => ({
    spentAtAnchor: 0.38,
    episodes: [
      incident('Card form would not load', anchorMs - 77 * DAY_MS, 35, 0.2),
      incident('Cart service out of memory', anchorMs - 41 * DAY_MS, 70, 0.35),
      incident('Slow tax calculation', anchorMs - 9 * DAY_MS, 45, 0.14),
    ],
    resetsMs: [anchorMs - 12 * DAY_MS],
  }),
  search: (anchorMs) => {
    const burnsSinceMs = anchorMs - 5 * HOUR_MS;
    return {
      spentAtAnchor: 0.86,
      everyday: 0.1,
      spread: 'Leaking connections',
      episodes: [
        incident('Index rebuilt at noon', anchorMs - 45 * DAY_MS, 90, 0.3),
        {
          title: 'Leaking connections',
          fromMs: anchorMs - 14 * DAY_MS,
          toMs: burnsSinceMs,
          cost: { budgetShare: 0 },
          clumped: true,
        },
        // With the everyday failures: 8.5 times what the objective of 99.5 % tolerates.
        {
          title: 'Replicas out of step',
          fromMs: burnsSinceMs,
          toMs: null,
          cost: { failing: 8.4 * 0.005 },
          clumped: false,
        },
      ],
    };
  },
  payments: (anchorMs) => ({
    spentAtAnchor: 1.18,
    episodes: [
      incident('Fraud check unreachable', anchorMs - 52 * DAY_MS, 40, 0.4),
      incident('Card acquirer refused our certificate', anchorMs - 6 * DAY_MS, 130, 0.91),
    ],
  }),
  login: (anchorMs) => {
    const nightMs = Math.floor((anchorMs - 16 * DAY_MS) / DAY_MS) * DAY_MS + 2 * HOUR_MS;
    return {
      spentAtAnchor: 0.3,
      episodes: [
        incident('Session store failover', anchorMs - 63 * DAY_MS, 25, 0.25),
        incident('Directory upgrade', nightMs, 120, 0.08),
      ],
      maintenances: [
        {
          service: 'login',
          title: 'Directory upgrade',
          fromMs: nightMs,
          toMs: nightMs + 2 * HOUR_MS,
          traffic: 0.15,
        },
      ],
    };
  },
  reports: (anchorMs) => ({
    spentAtAnchor: 0.45,
    episodes: [incident('Export queue stuck', anchorMs - 35 * DAY_MS, 180, 0.3)],
    stopsMs: anchorMs - 40 * MINUTE_MS,
  }),
  'beta-api': () => ({ spentAtAnchor: 0, episodes: [] }),
};

function incident(title: string, fromMs: number, minutes: number, budgetShare: number): Episode {
  return { title, fromMs, toMs: fromMs + minutes * MINUTE_MS, cost: { budgetShare }, clumped: false };
}
