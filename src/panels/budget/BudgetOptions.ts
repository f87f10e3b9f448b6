/** What the axis counts in: per cent, or what the SLO counts (events or minutes). */
export type BudgetUnit = 'percent' | 'events';

/** Options of the error budget panel. */
export interface BudgetOptions {
  unit: BudgetUnit;
  showProjection: boolean;
  showIncidents: boolean;
  showEvents: boolean;
}

export const DEFAULT_OPTIONS: BudgetOptions = {
  unit: 'percent',
  showProjection: true,
  showIncidents: true,
  showEvents: true,
};

/** Reads options as stored; unknown keys and unfit values are passed over. */
export function narrowOptions(stored: unknown): BudgetOptions {
  const options: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const flag = (key: 'showProjection' | 'showIncidents' | 'showEvents'): boolean => {
    const value = options[key];
    return typeof value === 'boolean' ? value : DEFAULT_OPTIONS[key];
  };
  return {
    unit: options.unit === 'events' ? 'events' : DEFAULT_OPTIONS.unit,
    showProjection: flag('showProjection'),
    showIncidents: flag('showIncidents'),
    showEvents: flag('showEvents'),
  };
}
