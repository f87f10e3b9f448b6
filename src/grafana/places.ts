/** Folder of the definitions: Editors write, Viewers read. */
export const DEFINITIONS_FOLDER = { uid: 'truce', title: 'Truce' } as const;

/** Folder of the acts: everybody writes, because Viewers propose and sign too. */
export const RECORD_FOLDER = { uid: 'truce-record', title: 'Truce record' } as const;

/** The panel that shows an element when somebody puts it on a dashboard. */
export const PANEL_TYPE = 'truce-policystate-panel';

export const DATASOURCE_TYPE = 'truce-errorbudget-datasource';

/** Uid and name of the Truce data source that the set-up makes. */
export const DATASOURCE = { uid: 'truce', name: 'Truce' } as const;

export type Folder = typeof DEFINITIONS_FOLDER | typeof RECORD_FOLDER;
