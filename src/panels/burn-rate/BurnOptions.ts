import { BURN_WINDOWS } from '../../core/budget/burnWindows';

/** Options of the burn rate panel. */
export interface BurnOptions {
  /** Ids of the windows drawn as lines. */
  windows: string[];
  showTable: boolean;
}

export const DEFAULT_OPTIONS: BurnOptions = { windows: ['1h', '6h', '1d'], showTable: true };

/** Reads options as stored; unknown keys, windows and unfit values are passed over. */
export function narrowOptions(stored: unknown): BurnOptions {
  const options: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const wanted = Array.isArray(options.windows) ? options.windows : DEFAULT_OPTIONS.windows;
  const windows = BURN_WINDOWS.map(({ id }) => id).filter((id) => wanted.includes(id));
  return {
    windows: windows.length > 0 ? windows : DEFAULT_OPTIONS.windows,
    showTable: typeof options.showTable === 'boolean' ? options.showTable : DEFAULT_OPTIONS.showTable,
  };
}
