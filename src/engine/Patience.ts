/** How long is waited before something is tried again, injected so that tests do not wait. */
export interface Patience {
  /** Resolves after `ms` milliseconds, or as soon as the signal is aborted. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** At random, 0 (included) … 1 (excluded). */
  random(): number;
}
