import * as v from 'valibot';
import { refuse } from '../http/Refusal';
import type { Clock } from '../state/Clock';
import { largeIds, randomUid, slugify } from '../state/identifiers';
import { Table } from '../state/Table';

const modelSchema = v.record(v.string(), v.unknown());

const dashboardSchema = v.object({
  id: v.number(),
  uid: v.string(),
  title: v.string(),
  /** Empty for the General folder. */
  folderUid: v.string(),
  model: modelSchema,
  version: v.number(),
  created: v.number(),
  updated: v.number(),
  /** The file a provisioned dashboard comes from; empty for one that was saved. */
  provisionedFrom: v.string(),
});

export type DashboardModel = v.InferOutput<typeof modelSchema>;
export type Dashboard = v.InferOutput<typeof dashboardSchema>;

/** The dashboards: those of the provisioning files, read-only, and those that people save. */
export class Dashboards {
  private readonly table: Table<Dashboard>;
  private readonly newId: () => number;

  constructor(
    stateDir: string,
    private readonly clock: Clock
  ) {
    this.table = new Table(stateDir, 'dashboards', dashboardSchema);
    this.newId = largeIds(clock);
  }

  all(): readonly Dashboard[] {
    return this.table.rows;
  }

  byUid(uid: string): Dashboard | undefined {
    return this.table.rows.find((dashboard) => dashboard.uid === uid);
  }

  /** Makes the provisioned dashboards exactly these. Nothing changes for one whose file is as before. */
  provision(files: Array<{ file: string; folderUid: string; model: DashboardModel }>): void {
    const uids = new Set(files.map(({ model }) => String(model.uid)));
    this.table.rows
      .filter(({ uid, provisionedFrom }) => provisionedFrom !== '' && !uids.has(uid))
      .forEach((gone) => this.table.remove(gone));
    for (const { file, folderUid, model } of files) {
      const known = this.byUid(String(model.uid));
      if (!known || !sameModel(known.model, model) || known.folderUid !== folderUid) {
        this.write(known, folderUid, model, file);
      }
    }
  }

  /**
   * Adds or replaces a dashboard, as Grafana's save does. Throws 400 without a title and for a provisioned one,
   * 412 for a stale version unless `overwrite` is set.
   */
  save(model: DashboardModel, folderUid: string, overwrite: boolean): Dashboard {
    if (typeof model.title !== 'string' || !model.title.trim()) {
      throw refuse(400, 'Dashboard title cannot be empty');
    }
    const known = typeof model.uid === 'string' ? this.byUid(model.uid) : undefined;
    if (known?.provisionedFrom) {
      throw refuse(400, 'Cannot save provisioned dashboard');
    }
    if (known && !overwrite && model.version !== known.version) {
      throw refuse(412, 'The dashboard has been changed by someone else');
    }
    return this.write(known, folderUid, model, '');
  }

  private write(known: Dashboard | undefined, folderUid: string, model: DashboardModel, file: string): Dashboard {
    const id = known?.id ?? this.newId();
    const uid = typeof model.uid === 'string' && model.uid ? model.uid : randomUid();
    const now = this.clock();
    const version = (known?.version ?? 0) + 1;
    const row = {
      uid,
      title: String(model.title),
      folderUid,
      model: { ...model, id, uid, version },
      version,
      created: known?.created ?? now,
      updated: now,
      provisionedFrom: file,
    };
    return known ? this.table.change(known, row) : this.table.add(row, id);
  }
}

/** The page of a dashboard. */
export function dashboardUrl({ uid, title }: { uid: string; title: string }): string {
  return `/d/${uid}/${slugify(title)}`;
}

function sameModel(stored: DashboardModel, file: DashboardModel): boolean {
  const { id, version } = stored;
  return JSON.stringify(stored) === JSON.stringify({ ...file, id, uid: stored.uid, version });
}
