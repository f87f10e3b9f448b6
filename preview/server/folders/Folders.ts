import * as v from 'valibot';
import { refuse } from '../http/Refusal';
import type { Caller } from '../people/Caller';
import type { Clock } from '../state/Clock';
import { largeIds, randomUid } from '../state/identifiers';
import { isValidUid } from '../state/isValidUid';
import { Table } from '../state/Table';
import type { FolderLevel } from './folderLevels';

const levelSchema = v.picklist([1, 2, 4]);

/** A grant as stored and as a request body may hold it; teams are left out, Truce has no use for them. */
export const grantSchema = v.union([
  v.object({ role: v.picklist(['Viewer', 'Editor', 'Admin']), permission: levelSchema }),
  v.object({ userId: v.number(), permission: levelSchema }),
]);

/** One line of a folder's permissions: a role or a user, and a level. */
export type FolderGrant = v.InferOutput<typeof grantSchema>;

const folderSchema = v.object({
  id: v.number(),
  uid: v.string(),
  title: v.string(),
  createdBy: v.string(),
  created: v.number(),
  updated: v.number(),
  version: v.number(),
  grants: v.array(grantSchema),
});

export type Folder = v.InferOutput<typeof folderSchema>;

/** The folders and who may do what in them. */
export class Folders {
  private readonly table: Table<Folder>;
  private readonly newId: () => number;

  constructor(
    stateDir: string,
    private readonly clock: Clock
  ) {
    this.table = new Table(stateDir, 'folders', folderSchema);
    this.newId = largeIds(clock);
  }

  all(): readonly Folder[] {
    return this.table.rows;
  }

  byUid(uid: string): Folder | undefined {
    return this.table.rows.find((folder) => folder.uid === uid);
  }

  /**
   * Adds a folder with Grafana's first permissions: its creator Admin, Editors Edit, Viewers View.
   * `creator` is null for provisioning. Throws 400 for a bad title or uid and 412 for a uid that is taken.
   */
  create({ uid, title }: { uid?: string; title: string }, creator: Caller | null): Folder {
    if (!title.trim()) {
      throw refuse(400, 'folder title cannot be empty');
    }
    if (uid && !isValidUid(uid)) {
      throw refuse(400, 'uid contains illegal characters');
    }
    if (uid && this.byUid(uid)) {
      throw refuse(412, 'the folder has been changed by someone else');
    }
    const now = this.clock();
    const forRoles: FolderGrant[] = [
      { role: 'Editor', permission: 2 },
      { role: 'Viewer', permission: 1 },
    ];
    return this.table.add(
      {
        uid: uid || randomUid(),
        title,
        createdBy: creator?.login ?? '',
        created: now,
        updated: now,
        version: 1,
        grants: creator ? [{ userId: creator.id, permission: 4 }, ...forRoles] : forRoles,
      },
      this.newId()
    );
  }

  /** Replaces all of a folder's permissions, as Grafana's POST does. */
  setGrants(folder: Folder, grants: FolderGrant[]): void {
    this.table.change(folder, { grants });
  }

  /**
   * The highest level a caller has on a folder by its grants, 0 for none. A role counts for itself only: taking
   * Editor off a folder locks Editors out even where Viewer stays (`GetOrgRoles` in Grafana's access control).
   */
  levelOf(folder: Folder, caller: Caller): FolderLevel | 0 {
    return folder.grants
      .filter((grant) => ('role' in grant ? grant.role === caller.role : grant.userId === caller.id))
      .reduce<FolderLevel | 0>((highest, { permission }) => (permission > highest ? permission : highest), 0);
  }
}
