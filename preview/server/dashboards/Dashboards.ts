import { sortBy } from 'lodash';
import * as v from 'valibot';
import { refuse } from '../http/Refusal';
import type { Clock } from '../state/Clock';
import { largeIds, randomUid, slugify } from '../state/identifiers';
import { Table } from '../state/Table';

const modelSchema = v.record(v.string(), v.unknown());

const sourceSchema = v.object({
  file: v.string(),
  /** The model as it stands in the file, to see whether the file changed since. */
  content: v.string(),
  /** The provider's `allowUiUpdates`: saving is allowed, until the file changes. */
  editable: v.boolean(),
});

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
  /** Where a provisioned dashboard comes from; null for one that people made. */
  source: v.nullable(sourceSchema),
});

export type DashboardModel = v.InferOutput<typeof modelSchema>;
export type Dashboard = v.InferOutput<typeof dashboardSchema>;

/** A dashboard of a provisioning file. */
export interface ProvisionedDashboard {
  file: string;
  editable: boolean;
  folderUid: string;
  model: DashboardModel;
}

/** The dashboards: those of the provisioning files and those that people save. */
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

  /** All of them by title. */
  all(): Dashboard[] {
    return sortBy(this.table.rows, 'title');
  }

  byUid(uid: string): Dashboard | undefined {
    return this.table.rows.find((dashboard) => dashboard.uid === uid);
  }

  /** Makes the provisioned dashboards exactly these. Nothing changes for one whose file is as before. */
  provision(files: ProvisionedDashboard[]): void {
    const uids = new Set(files.map(({ model }) => String(model.uid)));
    this.table.rows.filter(({ uid, source }) => source && !uids.has(uid)).forEach((gone) => this.table.remove(gone));
    for (const { file, editable, folderUid, model } of files) {
      const known = this.byUid(String(model.uid));
      const source = { file, content: JSON.stringify(model), editable };
      if (JSON.stringify([known?.source, known?.folderUid]) !== JSON.stringify([source, folderUid])) {
        this.write(known, folderUid, model, source);
      }
    }
  }

  /**
   * Adds or replaces a dashboard, as Grafana's save does. Throws 400 without a title and for a provisioned one that is not editable,
   * 412 for a stale version unless `overwrite` is set.
   */
  save(model: DashboardModel, folderUid: string, overwrite: boolean): Dashboard {
    if (typeof model.title !== 'string' || !model.title.trim()) {
      throw refuse(400, 'Dashboard title cannot be empty');
    }
    const known = typeof model.uid === 'string' ? this.byUid(model.uid) : undefined;
    if (known?.source && !known.source.editable) {
      throw refuse(400, 'Cannot save provisioned dashboard');
    }
    if (known && !overwrite && model.version !== known.version) {
      throw refuse(412, 'The dashboard has been changed by someone else');
    }
    return this.write(known, folderUid, model, known?.source ?? null);
  }

  private write(
    known: Dashboard | undefined,
    folderUid: string,
    model: DashboardModel,
    source: Dashboard['source']
  ): Dashboard {
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
      source,
    };
    return known ? this.table.change(known, row) : this.table.add(row, id);
  }
}

/** The page of a dashboard. */
export function dashboardUrl({ uid, title }: { uid: string; title: string }): string {
  return `/d/${uid}/${slugify(title)}`;
}
