/** A new version of a service going live. */
export interface Deploy {
  service: string;
  /** Epoch milliseconds, a whole minute. */
  timeMs: number;
  /** Such as `2.41.0`. */
  version: string;
}
