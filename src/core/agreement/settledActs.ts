import type { StoredAct } from './Act';
import { chainActs } from './chainActs';

/** After so long nothing is expected to come in before an act any more: the clocks of two servers may disagree. */
export const SETTLED_MS = 10 * 60_000;

/**
 * The acts of a record up to which nothing more is expected to come in: older than SETTLED_MS, and none of them names one that
 * is younger than they are together.
 *
 * @param at milliseconds
 */
export function settledActs(acts: readonly StoredAct[], at: number): StoredAct[] {
  const until = settledUntil(acts, at);
  return acts.filter((it) => it.createdAt <= until);
}

/** Up to when a record is settled in this sense, milliseconds: later than its last act where nothing was said for long. */
export function settledUntil(acts: readonly StoredAct[], at: number): number {
  const chain = chainActs(acts);
  let until = at - SETTLED_MS;
  for (;;) {
    const end = until;
    // Created by then, but said later: it names an act that the other server's clock puts later.
    const straddling = chain.filter((it) => it.stored.createdAt <= end && it.time > end);
    if (straddling.length === 0) {
      return end;
    }
    until = straddling.reduce((least, it) => Math.min(least, it.stored.createdAt), until) - 1;
  }
}
