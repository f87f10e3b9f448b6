import { type Field, FieldType } from '@grafana/data';

/** Makes the fields of a table from its rows. What is absent is null, never 0 or an empty text. */
export interface TableFields<Row> {
  text(name: string, of: (row: Row) => string | undefined): Field;
  /**
   * @param unit Grafana's id of the unit; absent for a bare number
   * @param decimals where Grafana's own choice would round too much
   */
  number(name: string, unit: string | undefined, of: (row: Row) => number | undefined, decimals?: number): Field;
  time(name: string, of: (row: Row) => number | undefined): Field;
}

/** The makers of fields over these rows. */
export function tableFields<Row>(rows: readonly Row[]): TableFields<Row> {
  const field = (name: string, type: FieldType, value: (row: Row) => unknown, config: Field['config'] = {}): Field => ({
    name,
    type,
    values: rows.map(value),
    config,
  });
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  return {
    text: (name, of) => field(name, FieldType.string, (row) => of(row) || null),
    number: (name, unit, of, decimals) =>
      field(name, FieldType.number, (row) => finite(of(row)), {
        ...(unit !== undefined && { unit }),
        ...(decimals !== undefined && { decimals }),
      }),
    time: (name, of) => field(name, FieldType.time, (row) => finite(of(row))),
  };
}
