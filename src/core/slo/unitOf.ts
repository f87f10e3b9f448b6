import type { Indicator } from './Indicator';

/** What a budget is counted in. */
export type BudgetUnit = 'events' | 'minutes';

/** What an indicator counts: events, or minutes where time itself is good or bad. */
export function unitOf(indicator: Indicator): BudgetUnit {
  switch (indicator.kind) {
    case 'slices':
    case 'up':
      return 'minutes';
    case 'ratio':
      return indicator.weight === undefined ? 'minutes' : 'events';
    case 'queries':
      return indicator.ratio !== undefined && indicator.total === undefined ? 'minutes' : 'events';
    case 'composite':
      return indicator.parts.every((it) => unitOf(it.indicator) === 'minutes') ? 'minutes' : 'events';
    case 'events':
    case 'latency':
    case 'native-latency':
      return 'events';
  }
}
