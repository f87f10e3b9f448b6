/** How several SLOs are shown; one SLO always fills the panel. */
export type StateLayout = 'auto' | 'tile' | 'list';

/** Options of the policy state panel. */
export interface PolicyStateOptions {
  layout: StateLayout;
  showAgreement: boolean;
  showBar: boolean;
}

export const DEFAULT_OPTIONS: PolicyStateOptions = { layout: 'auto', showAgreement: true, showBar: true };

/**
 * Reads options as stored. Those of an SLO's or agreement's own library panel also hold its definition
 * (`{schemaVersion, kind, value}`), which is not ours to read here: unknown keys and unfit values are passed over.
 */
export function narrowOptions(stored: unknown): PolicyStateOptions {
  const options: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  return {
    layout: isLayout(options.layout) ? options.layout : DEFAULT_OPTIONS.layout,
    showAgreement: typeof options.showAgreement === 'boolean' ? options.showAgreement : DEFAULT_OPTIONS.showAgreement,
    showBar: typeof options.showBar === 'boolean' ? options.showBar : DEFAULT_OPTIONS.showBar,
  };
}

function isLayout(value: unknown): value is StateLayout {
  return value === 'auto' || value === 'tile' || value === 'list';
}
