/**
 * The keys of a list after two changes of it, in order; undefined where both sides moved what was there, differently. What a
 * side added stays behind what it was put behind. Keys that either side removed are still among them.
 */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[]
): string[] | undefined {
  const spine = movedBy(base, mine, theirs);
  if (spine === undefined) {
    return undefined;
  }
  const added = [additions(base, mine), additions(base, theirs)];
  const order: string[] = [];
  for (const place of [undefined, ...spine]) {
    if (place !== undefined) {
      order.push(place);
    }
    // Sorted, so that it does not matter which side is mine.
    const runs = added.map((it) => it.get(place) ?? []).sort((a, b) => compare(a.join('\n'), b.join('\n')));
    order.push(...runs.flat());
  }
  return [...new Set(order)];
}

/** The keys of before in their order now: that of the side that moved something. */
function movedBy(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[]
): readonly string[] | undefined {
  const isMoved = (side: readonly string[]) => !isSame(common(base, side), common(side, base));
  if (!isMoved(mine)) {
    return isMoved(theirs) ? withRemoved(base, theirs) : base;
  }
  const moved = withRemoved(base, mine);
  return !isMoved(theirs) || isSame(moved, withRemoved(base, theirs)) ? moved : undefined;
}

/** A side's order of what was there before; what it removed comes behind what it was behind before. */
function withRemoved(base: readonly string[], side: readonly string[]): string[] {
  const order = common(side, base);
  base.forEach((key, index) => {
    if (!side.includes(key)) {
      order.splice(index === 0 ? 0 : order.indexOf(base[index - 1]!) + 1, 0, key);
    }
  });
  return order;
}

/** What a side added, by the key of before that it comes behind; undefined for the beginning. */
function additions(base: readonly string[], side: readonly string[]): Map<string | undefined, string[]> {
  const added = new Map<string | undefined, string[]>();
  let place: string | undefined;
  for (const key of side) {
    if (base.includes(key)) {
      place = key;
    } else {
      added.set(place, [...(added.get(place) ?? []), key]);
    }
  }
  return added;
}

function common(keys: readonly string[], others: readonly string[]): string[] {
  return keys.filter((it) => others.includes(it));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((it, index) => it === b[index]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
