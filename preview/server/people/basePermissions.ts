import type { OrgRole } from './Caller';

/** Action to the scopes it is allowed on, as `/api/access-control/user/permissions` answers it. */
export type PermissionMap = Record<string, string[]>;

const GENERAL = 'folders:uid:general';

const VIEWER: PermissionMap = {
  'alert.rules.external:read': ['datasources:*'],
  'alert.rules:read': ['folders:*'],
  'annotations:read': ['annotations:*'],
  'datasources.id:read': ['datasources:*'],
  'datasources:query': ['datasources:*'],
  'datasources:read': ['datasources:*'],
  'folders:read': [GENERAL, 'folders:uid:sharedwithme'],
  'library.panels:read': [GENERAL],
  'plugins.app:access': ['plugins:*'],
};

const EDITOR: PermissionMap = {
  ...VIEWER,
  'alert.rules.external:write': ['datasources:*'],
  'alert.rules:create': ['folders:*'],
  'alert.rules:delete': ['folders:*'],
  'alert.rules:write': ['folders:*'],
  'annotations:create': ['annotations:*'],
  'annotations:delete': ['annotations:*'],
  'annotations:write': ['annotations:*'],
  'dashboards:create': [GENERAL],
  'datasources:explore': [''],
  'folders:create': [GENERAL],
  'library.panels:create': [GENERAL],
  'library.panels:delete': [GENERAL],
  'library.panels:write': [GENERAL],
};

const FOLDER_WRITES = ['create', 'delete', 'read', 'write'].flatMap((verb) =>
  ['alert.rules', 'dashboards', 'folders', 'library.panels'].map((kind) => `${kind}:${verb}`)
);

const ADMIN: PermissionMap = {
  ...EDITOR,
  ...Object.fromEntries(FOLDER_WRITES.map((action) => [action, ['folders:*']])),
  'dashboards.permissions:read': ['folders:*'],
  'dashboards.permissions:write': ['folders:*'],
  'datasources:create': [''],
  'datasources:delete': ['datasources:*'],
  'datasources:write': ['datasources:*'],
  'folders.permissions:read': ['folders:*'],
  'folders.permissions:write': ['folders:*'],
  'org.users:read': ['users:*'],
  'org.users:write': ['users:*'],
  'plugins:write': ['plugins:*'],
  'teams:create': [''],
  'teams:read': ['teams:*'],
  'users:create': [''],
  'users:write': ['global.users:*'],
};

/**
 * What a role may do apart from folders. Viewer and Editor as recorded (`contract/folders.json`); Admin as far as
 * this server asks for it.
 */
export const BASE_PERMISSIONS: Record<OrgRole, PermissionMap> = { Viewer: VIEWER, Editor: EDITOR, Admin: ADMIN };
