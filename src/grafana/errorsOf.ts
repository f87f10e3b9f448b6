import type { DataQueryError, DataQueryResponse } from '@grafana/data';

/** The errors in an answer. Data sources that run in the browser alone often set the older of the two fields. */
// eslint-disable-next-line @typescript-eslint/no-deprecated
export function errorsOf({ error, errors = [] }: DataQueryResponse): DataQueryError[] {
  return errors.length > 0 || !error ? errors : [error];
}
