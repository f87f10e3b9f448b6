/** Grafana's folder permission levels. */
export type FolderLevel = 1 | 2 | 4;

export const LEVEL_NAMES: Record<FolderLevel, string> = { 1: 'View', 2: 'Edit', 4: 'Admin' };

const VIEW = [
  'alert.rules:read',
  'alert.silences:read',
  'annotations:read',
  'dashboards:read',
  'folders:read',
  'library.panels:read',
];

const EDIT = [
  ...VIEW,
  'alert.rules:create',
  'alert.rules:delete',
  'alert.rules:write',
  'alert.silences:create',
  'alert.silences:write',
  'annotations:create',
  'annotations:delete',
  'annotations:write',
  'dashboards:create',
  'dashboards:delete',
  'dashboards:write',
  'folders:create',
  'folders:delete',
  'folders:write',
  'library.panels:create',
  'library.panels:delete',
  'library.panels:write',
];

const ADMIN = [
  ...EDIT,
  'dashboards.permissions:read',
  'dashboards.permissions:write',
  'folders.permissions:read',
  'folders.permissions:write',
];

/** What each level allows on the folder, as recorded in `accessControl` of `contract/folders.json`. */
export const LEVEL_ACTIONS: Record<FolderLevel, string[]> = { 1: VIEW, 2: EDIT, 4: ADMIN };
