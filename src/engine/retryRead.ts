import { allAborted } from './allAborted';
import type { Patience } from './Patience';
import type { FailureKind, ReadResult } from './ports';
import { CANCELLED, type SourceGate } from './SourceGate';
import type { ReadRange, WantedQuery } from './WantedQuery';

/** How often something is tried again. */
const RETRIES = 2;

/** The longest wait before the first new try; it doubles with each. */
const BACK_OFF_MS = 500;

/**
 * Asks, and asks again for what failed in a way that may pass, after a while: anything between none and all of the back-off,
 * so that pages that failed together do not come back together ("full jitter",
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * @param passing the kinds of failure that may pass
 * @returns one result a query, in the same order. Never rejects.
 */
export async function retryRead(
  gate: SourceGate,
  patience: Patience,
  range: ReadRange,
  wanted: readonly WantedQuery[],
  passing: ReadonlySet<FailureKind>
): Promise<ReadResult[]> {
  const results: ReadResult[] = wanted.map(() => CANCELLED);
  let open = wanted.map((_, i) => i);
  for (let attempt = 0; ; attempt++) {
    const answered = await gate.ask(
      range,
      open.map((i) => wanted[i]!)
    );
    open.forEach((i, k) => (results[i] = answered[k]!));
    open = open.filter((i) => {
      const result = results[i]!;
      return !result.ok && passing.has(result.kind);
    });
    if (open.length === 0 || attempt === RETRIES) {
      return results;
    }
    const { signal, release } = allAborted(open.map((i) => wanted[i]!.signal));
    await patience.sleep(patience.random() * BACK_OFF_MS * 2 ** attempt, signal);
    release();
  }
}
