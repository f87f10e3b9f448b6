import { sortBy } from 'lodash';
import * as v from 'valibot';
import { refuse } from '../http/Refusal';
import { randomUid } from '../state/identifiers';
import { Table } from '../state/Table';

/** A data source as a request or a provisioning file gives it; an empty uid is filled in. */
export const newDataSourceSchema = v.object({
  uid: v.optional(v.string(), ''),
  name: v.pipe(v.string(), v.minLength(1)),
  type: v.pipe(v.string(), v.minLength(1)),
  access: v.optional(v.string(), 'proxy'),
  url: v.optional(v.string(), ''),
  isDefault: v.optional(v.boolean(), false),
  jsonData: v.optional(v.record(v.string(), v.unknown()), {}),
});

const dataSourceSchema = v.object({
  ...newDataSourceSchema.entries,
  id: v.number(),
  /** Provisioned: only the provisioning file changes it. */
  readOnly: v.boolean(),
  version: v.number(),
});

type NewDataSource = v.InferOutput<typeof newDataSourceSchema>;
export type DataSource = v.InferOutput<typeof dataSourceSchema>;

/** The data source instances. */
export class DataSources {
  private readonly table: Table<DataSource>;

  constructor(stateDir: string) {
    this.table = new Table(stateDir, 'data-sources', dataSourceSchema);
  }

  /** All of them by name, without regard to case, as Grafana lists them. */
  all(): DataSource[] {
    return sortBy(this.table.rows, ({ name }) => name.toLowerCase());
  }

  byUid(uid: string): DataSource | undefined {
    return this.table.rows.find((source) => source.uid === uid);
  }

  /** Adds one. Throws Grafana's 409 when the name or the uid is taken. */
  create(wanted: NewDataSource): DataSource {
    if (this.table.rows.some(({ name }) => name === wanted.name)) {
      throw refuse(409, 'data source with the same name already exists');
    }
    if (wanted.uid && this.byUid(wanted.uid)) {
      throw refuse(409, 'data source with the same uid already exists');
    }
    return this.table.add({ ...wanted, uid: wanted.uid || randomUid(), readOnly: false, version: 1 });
  }

  remove(source: DataSource): void {
    this.table.remove(source);
  }

  /** Makes the provisioned ones exactly these, found again by name. */
  provision(wanted: NewDataSource[]): void {
    const names = new Set(wanted.map(({ name }) => name));
    this.table.rows
      .filter((source) => source.readOnly && !names.has(source.name))
      .forEach((gone) => this.table.remove(gone));
    for (const source of wanted) {
      const known = this.table.rows.find(({ name }) => name === source.name);
      const uid = source.uid || known?.uid || randomUid();
      const fields = { ...source, uid, readOnly: true, version: (known?.version ?? 0) + 1 };
      if (known) {
        this.table.change(known, fields);
      } else {
        this.table.add(fields);
      }
    }
  }
}
