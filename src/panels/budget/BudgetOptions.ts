/** What the axis counts in. */
export type BudgetUnit = 'percent' | 'events';

/** Options of the error budget panel. */
export interface BudgetOptions {
  unit: BudgetUnit;
  showProjection: boolean;
  showEvents: boolean;
}

export const DEFAULT_OPTIONS: BudgetOptions = { unit: 'percent', showProjection: true, showEvents: true };

/** Reads options as stored; unknown keys and unfit values are passed over. */
export function narrowOptions(stored: unknown): BudgetOptions {
  const options: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  return {
    unit: options.unit === 'events' ? 'events' : DEFAULT_OPTIONS.unit,
    showProjection:
      typeof options.showProjection === 'boolean' ? options.showProjection : DEFAULT_OPTIONS.showProjection,
    showEvents: typeof options.showEvents === 'boolean' ? options.showEvents : DEFAULT_OPTIONS.showEvents,
  };
}
