/** Why a data source did not answer; decides what is tried again and how it is explained. */
export type FailureKind =
  /** The query is wrong. */
  | 'syntax'
  /** No permission: 401, 403. */
  | 'refused'
  /** The data source is not there any more. */
  | 'source-missing'
  /** More points than the source answers at once. */
  | 'too-many-points'
  /** More samples or series than the source reads at once. */
  | 'too-much'
  | 'timeout'
  /** No connection. */
  | 'unreachable'
  /** 429, 502, 503. */
  | 'overloaded'
  /** Nobody waits for it any more. */
  | 'cancelled'
  | 'other';

/** What a data source said instead of an answer. */
export interface SourceFailure {
  kind: FailureKind;
  /** The source's own message, never empty. */
  message: string;
  /** The query it was about. */
  query?: string;
}
