import type { StoredAct } from './Act';
import { actHash } from './actHash';
import type { ChainedAct } from './ChainedAct';
import type { Checkpoint, KnownAct } from './Checkpoint';

/** How many acts of the same time come before an act. */
type Depths = Map<ChainedAct, number>;

/**
 * Links every act to the one it names and orders them: by the server's time of creation, then by chain, then by uid.
 * An act never comes before the one it names, also where the clocks of two Grafana servers disagree.
 * The order in which the acts are given does not matter.
 *
 * @param checkpoint its kept acts are taken to be among the acts, as the checkpoint has them
 */
export function chainActs(acts: readonly StoredAct[], checkpoint?: Pick<Checkpoint, 'kept' | 'recent'>): ChainedAct[] {
  const kept = new Set(checkpoint?.kept.map((it) => it.uid));
  const links = new Map<string, ChainedAct>();
  for (const stored of acts) {
    const { uid, act, createdAt } = stored;
    links.set(uid, { stored, hash: actHash(act), time: createdAt, isKept: kept.has(uid) });
  }
  const recent = new Map(checkpoint?.recent.map((it) => [it.uid, it]));
  for (const link of links.values()) {
    linkToNamed(link, links, recent);
  }
  const depths = placeAll(links, checkpoint?.kept ?? []);
  const depthOf = (link: ChainedAct) => depths.get(link) ?? 0;
  return [...links.values()].sort(
    (a, b) => a.time - b.time || depthOf(a) - depthOf(b) || compareText(a.stored.uid, b.stored.uid)
  );
}

function linkToNamed(
  link: ChainedAct,
  links: ReadonlyMap<string, ChainedAct>,
  recent: ReadonlyMap<string, KnownAct>
): void {
  const { previous } = link.stored.act;
  const before = previous && links.get(previous.uid);
  if (before !== undefined && before.hash === previous?.hash) {
    link.before = before;
  }
  const known = previous && recent.get(previous.uid);
  if (known !== undefined && known.hash === previous?.hash) {
    link.highestKnown = known.highest;
  }
  if (link.isKept) {
    link.highestKnown = Math.max(link.highestKnown ?? 0, recent.get(link.stored.uid)?.highest ?? 0);
  }
}

/**
 * Sets the time of every act, and tells how many come before it at that time. Kept acts stand in the order in which the
 * checkpoint has them, though what lay between them may not have been read.
 */
function placeAll(links: ReadonlyMap<string, ChainedAct>, kept: readonly StoredAct[]): Depths {
  const depths: Depths = new Map();
  let last: ChainedAct | undefined;
  for (const { uid } of kept) {
    const link = links.get(uid);
    if (link !== undefined && !depths.has(link)) {
      place(link, depths);
      if (last !== undefined) {
        putAfter(link, last, depths);
      }
      last = link;
    }
  }
  for (const link of links.values()) {
    place(link, depths);
  }
  return depths;
}

// A loop, not a recursion: a chain may be thousands of acts long. It ends, because an act cannot hold the hash of a later
// one: links that match in hash form no circle.
function place(link: ChainedAct, depths: Depths): void {
  const waiting: ChainedAct[] = [];
  let current: ChainedAct | undefined = link;
  while (current !== undefined && !depths.has(current)) {
    waiting.push(current);
    current = current.before;
  }
  for (const next of waiting.reverse()) {
    depths.set(next, 0);
    if (next.before !== undefined) {
      putAfter(next, next.before, depths);
    }
  }
}

// Only acts of the same time are told apart by depth, so that the order is the same whether or not older acts were read.
function putAfter(link: ChainedAct, earlier: ChainedAct, depths: Depths): void {
  if (earlier.time >= link.time) {
    const own = earlier.time === link.time ? (depths.get(link) ?? 0) : 0;
    link.time = earlier.time;
    depths.set(link, Math.max(own, (depths.get(earlier) ?? 0) + 1));
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
