import * as v from 'valibot';
import { parseBody } from '../http/parseBody';
import { refuse } from '../http/Refusal';
import { json, message } from '../http/Reply';
import { forViewers, type Route } from '../http/Route';
import type { Caller } from '../people/Caller';
import { AVATAR_URL } from '../people/User';
import type { Services } from '../Services';
import { slugify } from '../state/identifiers';
import { wholeSeconds } from '../state/timestamps';
import { grantSchema, type Folder, type FolderGrant } from './Folders';
import { LEVEL_ACTIONS, LEVEL_NAMES } from './folderLevels';

const newFolderSchema = v.object({ uid: v.optional(v.string()), title: v.optional(v.string(), '') });
const grantsSchema = v.object({ items: v.array(grantSchema) });

/** Folders (one level, Truce nests none) and their permissions. */
export function folderRoutes({ folders, people, permissions }: Services): Route[] {
  /** Checks the permission before the folder's existence: a missing folder is a 403 for all but Admins (recorded). */
  const find = (caller: Caller, uid: string, action: string): Folder => {
    permissions.require(caller, action, `folders:uid:${uid}`);
    const folder = folders.byUid(uid);
    if (!folder) {
      throw refuse(404, 'folder not found');
    }
    return folder;
  };

  const describe = (folder: Folder, caller: Caller): object => {
    const may = (action: string): boolean => permissions.allows(caller, action, `folders:uid:${folder.uid}`);
    return {
      id: folder.id,
      uid: folder.uid,
      orgId: 1,
      title: folder.title,
      url: folderUrl(folder),
      hasAcl: false,
      canSave: may('folders:write'),
      canEdit: may('folders:write'),
      canAdmin: may('folders.permissions:write'),
      canDelete: may('folders:delete'),
      createdBy: folder.createdBy,
      created: wholeSeconds(folder.created),
      // 12.4.0 answers this name also right after the creation by a known user (recorded).
      updatedBy: 'Anonymous',
      updated: wholeSeconds(folder.updated),
      version: folder.version,
    };
  };

  const accessControl = (folder: Folder, caller: Caller): Record<string, boolean> =>
    Object.fromEntries(
      LEVEL_ACTIONS[4]
        .filter((action) => permissions.allows(caller, action, `folders:uid:${folder.uid}`))
        .map((action) => [action, true])
    );

  const describeGrant = (folder: Folder, grant: FolderGrant): object => {
    const user = 'userId' in grant ? people.byId(grant.userId) : undefined;
    return {
      folderId: folder.id,
      created: wholeSeconds(folder.created),
      updated: wholeSeconds(folder.updated),
      userId: user?.id ?? 0,
      userUid: user?.uid ?? '',
      userLogin: user?.login ?? '',
      userEmail: user?.email ?? '',
      userAvatarUrl: AVATAR_URL,
      teamId: 0,
      teamUid: '',
      teamEmail: '',
      teamAvatarUrl: '',
      team: '',
      ...('role' in grant ? { role: grant.role } : {}),
      permission: grant.permission,
      permissionName: LEVEL_NAMES[grant.permission],
      uid: folder.uid,
      title: folder.title,
      slug: '',
      isFolder: true,
      url: folderUrl(folder),
      inherited: false,
    };
  };

  return [
    forViewers('GET', '/api/folders', ({ caller }) => {
      permissions.require(caller, 'folders:read');
      const readable = folders
        .all()
        .filter((folder) => permissions.allows(caller, 'folders:read', `folders:uid:${folder.uid}`));
      return json(
        200,
        readable.map(({ id, uid, title }) => ({ id, uid, title }))
      );
    }),
    forViewers('POST', '/api/folders', (call) => {
      permissions.require(call.caller, 'folders:create', 'folders:uid:general');
      const folder = folders.create(parseBody(call, newFolderSchema), call.caller);
      permissions.forget(call.caller.id);
      return json(200, describe(folder, call.caller));
    }),
    forViewers('GET', '/api/folders/:uid', ({ caller, params, query }) => {
      const folder = find(caller, params.uid, 'folders:read');
      const withAccess = query.get('accesscontrol') === 'true' ? { accessControl: accessControl(folder, caller) } : {};
      return json(200, { ...describe(folder, caller), ...withAccess });
    }),
    forViewers('GET', '/api/folders/:uid/permissions', ({ caller, params }) => {
      const folder = find(caller, params.uid, 'folders.permissions:read');
      return json(
        200,
        folder.grants.map((grant) => describeGrant(folder, grant))
      );
    }),
    forViewers('POST', '/api/folders/:uid/permissions', (call) => {
      const folder = find(call.caller, call.params.uid, 'folders.permissions:write');
      folders.setGrants(folder, parseBody(call, grantsSchema).items);
      return message(200, 'Folder permissions updated');
    }),
  ];
}

/** The page of a folder. */
export function folderUrl(folder: { uid: string; title: string }): string {
  return `/dashboards/f/${folder.uid}/${slugify(folder.title)}`;
}
