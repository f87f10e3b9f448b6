import { LEVEL_ACTIONS } from '../folders/folderLevels';
import type { Folders } from '../folders/Folders';
import { accessDenied } from '../http/Refusal';
import type { Clock } from '../state/Clock';
import { BASE_PERMISSIONS, type PermissionMap } from './basePermissions';
import type { Caller } from './Caller';

/** Grafana keeps a user's permissions for 60 s; the recordings show a new folder refused until then. */
const KEPT_FOR = 60_000;

/** What callers may do, kept per caller as Grafana keeps it. */
export class Permissions {
  private readonly kept = new Map<string, { map: PermissionMap; until: number }>();

  constructor(
    private readonly folders: Folders,
    private readonly dataSourceUids: () => string[],
    private readonly clock: Clock
  ) {}

  /** The caller's permissions; `reload` asks past the kept ones. */
  of(caller: Caller, reload = false): PermissionMap {
    const key = `${caller.id}:${caller.role}`;
    const kept = this.kept.get(key);
    if (kept && kept.until > this.clock() && !reload) {
      return kept.map;
    }
    const map = this.compute(caller);
    this.kept.set(key, { map, until: this.clock() + KEPT_FOR });
    return map;
  }

  /** Forgets what is kept for a user: Grafana does so for who creates a folder and for whose role changes. */
  forget(userId: number): void {
    for (const key of this.kept.keys()) {
      if (key.startsWith(`${userId}:`)) {
        this.kept.delete(key);
      }
    }
  }

  /** Whether the caller may do `action` on `scope`, or anywhere at all when no scope is given. */
  allows(caller: Caller, action: string, scope?: string): boolean {
    const scopes = this.of(caller)[action];
    if (!scopes || scope === undefined) {
      return scopes !== undefined;
    }
    return scopes.some((given) => given === scope || (given.endsWith('*') && scope.startsWith(given.slice(0, -1))));
  }

  /** Whether the caller may do `action` in a folder; an empty uid is the General folder. */
  allowsIn(caller: Caller, action: string, folderUid: string): boolean {
    return this.allows(caller, action, `folders:uid:${folderUid || 'general'}`);
  }

  /** Dashboards in the General folder are everybody's to read, as in a fresh Grafana. */
  mayReadDashboard(caller: Caller, { folderUid }: { folderUid: string }): boolean {
    return !folderUid || this.allowsIn(caller, 'dashboards:read', folderUid);
  }

  /** Throws Grafana's 403 unless the caller may. */
  require(caller: Caller, action: string, scope?: string): void {
    if (!this.allows(caller, action, scope)) {
      throw accessDenied(action);
    }
  }

  private compute(caller: Caller): PermissionMap {
    const map: PermissionMap = structuredClone(BASE_PERMISSIONS[caller.role]);
    for (const folder of this.folders.all()) {
      const level = this.folders.levelOf(folder, caller);
      for (const action of level ? LEVEL_ACTIONS[level] : []) {
        (map[action] ??= []).push(`folders:uid:${folder.uid}`);
      }
    }
    for (const uid of this.dataSourceUids()) {
      map['datasources:query'].push(`datasources:uid:${uid}`);
      map['datasources:read'].push(`datasources:uid:${uid}`);
    }
    return map;
  }
}
