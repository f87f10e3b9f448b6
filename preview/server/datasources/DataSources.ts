import * as v from 'valibot';
import { refuse } from '../http/Refusal';
import { randomUid } from '../state/identifiers';
import { Table } from '../state/Table';

const dataSourceSchema = v.object({
  id: v.number(),
  uid: v.string(),
  name: v.string(),
  type: v.string(),
  access: v.string(),
  url: v.string(),
  isDefault: v.boolean(),
  jsonData: v.record(v.string(), v.unknown()),
  /** Provisioned: only the provisioning file changes it. */
  readOnly: v.boolean(),
  version: v.number(),
});

export type DataSource = v.InferOutput<typeof dataSourceSchema>;
export type NewDataSource = Partial<Omit<DataSource, 'id' | 'readOnly' | 'version'>> & { name: string; type: string };

/** The data source instances. */
export class DataSources {
  private readonly table: Table<DataSource>;

  constructor(stateDir: string) {
    this.table = new Table(stateDir, 'data-sources', dataSourceSchema);
  }

  /** All of them by name, without regard to case, as Grafana lists them. */
  all(): DataSource[] {
    return [...this.table.rows].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
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
    return this.table.add({ ...complete(wanted), readOnly: false, version: 1 });
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
      const fields = { ...complete(source), readOnly: true };
      if (known) {
        this.table.change(known, { ...fields, uid: source.uid || known.uid, version: known.version + 1 });
      } else {
        this.table.add({ ...fields, version: 1 });
      }
    }
  }
}

function complete(wanted: NewDataSource): Omit<DataSource, 'id' | 'readOnly' | 'version'> {
  const { name, type } = wanted;
  return {
    uid: wanted.uid || randomUid(),
    name,
    type,
    access: wanted.access ?? 'proxy',
    url: wanted.url ?? '',
    isDefault: wanted.isDefault ?? false,
    jsonData: wanted.jsonData ?? {},
  };
}
