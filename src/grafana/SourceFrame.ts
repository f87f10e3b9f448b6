/** What is needed of a column of an answer; a field of Grafana's own `DataFrame` is one. */
export interface SourceField {
  name: string;
  /** Grafana's field type: `time`, `number`, `string`, `boolean`, … */
  type: string;
  labels?: Readonly<Record<string, string>>;
  /** Times in milliseconds. */
  values: ArrayLike<unknown>;
}

/** What a data source remarks on its answer. */
export interface SourceNotice {
  /** `info`, `warning` or `error`. */
  severity: string;
  text: string;
}

/** What is needed of a table of an answer; Grafana's own `DataFrame` is one. */
export interface SourceFrame {
  /** Which query it answers; some data sources leave it out. */
  refId?: string;
  name?: string;
  fields: readonly SourceField[];
  meta?: { dataTopic?: string; notices?: readonly SourceNotice[] };
}
