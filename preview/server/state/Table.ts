import { join } from 'node:path';
import * as v from 'valibot';
import { JsonFile } from './JsonFile';

/** Rows of one kind in `<stateDir>/<kind>.json`. Ids count up and are never given out twice, as in a database. */
export class Table<Row extends { id: number }> {
  private readonly file: JsonFile<{ lastId: number; rows: Row[] }>;

  constructor(stateDir: string, kind: string, row: v.GenericSchema<unknown, Row>) {
    const schema = v.object({ lastId: v.number(), rows: v.array(row) });
    this.file = new JsonFile(join(stateDir, `${kind}.json`), schema, { lastId: 0, rows: [] });
  }

  get rows(): readonly Row[] {
    return this.file.value.rows;
  }

  /** Adds a row under the next id, or under the `id` given, and saves. */
  add(row: Omit<Row, 'id'>, id = this.file.value.lastId + 1): Row {
    const added = { id, ...row } as Row;
    this.file.value.lastId = Math.max(this.file.value.lastId, id);
    this.file.value.rows.push(added);
    this.file.save();
    return added;
  }

  /** Changes fields of a row of this table and saves. */
  change(row: Row, fields: Partial<Row>): Row {
    Object.assign(row, fields);
    this.file.save();
    return row;
  }

  /** Removes a row of this table and saves. */
  remove(row: Row): void {
    this.file.value.rows = this.file.value.rows.filter((other) => other !== row);
    this.file.save();
  }
}
