import type { StoredAct } from './Act';
import { actHash } from './actHash';
import type { ChainedAct } from './ChainedAct';
import type { Checkpoint } from './Checkpoint';

interface Place {
  /** Created, but never earlier than what it names. */
  time: number;
  /** How many acts come before it in its chain. */
  depth: number;
}

/**
 * Links every act to the one it names and orders them: by the server's time of creation, then by chain, then by uid.
 * An act never comes before the one it names, also where the clocks of two Grafana servers disagree.
 * The order in which the acts are given does not matter.
 *
 * @param checkpoint its kept acts are taken to be among the acts, as the checkpoint has them
 */
export function chainActs(acts: readonly StoredAct[], checkpoint?: Pick<Checkpoint, 'kept' | 'recent'>): ChainedAct[] {
  const kept = new Set(checkpoint?.kept.map((it) => it.uid));
  const recent = new Map(checkpoint?.recent.map((it) => [it.uid, it]));
  const chained = new Map<string, ChainedAct>();
  for (const stored of acts) {
    chained.set(stored.uid, { stored, hash: actHash(stored.act), isKept: kept.has(stored.uid) });
  }
  for (const link of chained.values()) {
    const { previous } = link.stored.act;
    const before = previous === undefined ? undefined : chained.get(previous.uid);
    if (before !== undefined && before.hash === previous?.hash) {
      link.before = before;
    }
    const known = previous === undefined ? undefined : recent.get(previous.uid);
    if (known !== undefined && known.hash === previous?.hash) {
      link.highestBefore = known.highest;
    }
  }
  linkKept(checkpoint?.kept ?? [], chained);
  const places = placesOf([...chained.values()]);
  const placeOf = (link: ChainedAct) => places.get(link) ?? { time: link.stored.createdAt, depth: 0 };
  return [...chained.values()].sort((a, b) => {
    const [left, right] = [placeOf(a), placeOf(b)];
    return left.time - right.time || left.depth - right.depth || compareText(a.stored.uid, b.stored.uid);
  });
}

/** Kept acts stand in order, though what lay between them may not be read: each comes after the one before. */
function linkKept(kept: readonly StoredAct[], chained: ReadonlyMap<string, ChainedAct>): void {
  let last: ChainedAct | undefined;
  for (const { uid } of kept) {
    const link = chained.get(uid);
    if (link !== undefined) {
      link.before ??= last;
      last = link;
    }
  }
}

// A loop, not a recursion: a chain may be thousands of acts long. It ends, because an act cannot hold the hash of a
// later one: links that match in hash form no circle, and kept acts are linked in the order they had.
function placesOf(links: ChainedAct[]): Map<ChainedAct, Place> {
  const places = new Map<ChainedAct, Place>();
  for (const link of links) {
    const waiting: ChainedAct[] = [];
    let current: ChainedAct | undefined = link;
    while (current !== undefined && !places.has(current)) {
      waiting.push(current);
      current = current.before;
    }
    for (const next of waiting.reverse()) {
      const before: Place | undefined = next.before && places.get(next.before);
      places.set(next, {
        time: Math.max(next.stored.createdAt, before?.time ?? next.stored.createdAt),
        depth: before === undefined ? 0 : before.depth + 1,
      });
    }
  }
  return places;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
