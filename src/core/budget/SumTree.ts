import type { BucketSeries } from './BucketSeries';
import { sumSeries } from './sumSeries';

/** The buckets of one group: coarse ones first, then those of each finer span. */
export type Spans = readonly BucketSeries[];

/** Sums at one node: few, so that a change costs little; several, so that the sums kept are few beside the groups. */
const BRANCHES = 8;

/**
 * Sums of any of several groups. Each node keeps the sum of those of its groups that were last asked for: when one group comes
 * or goes, only the nodes above it are summed anew. Nothing is ever taken from a sum, because that leaves dust where there is nothing.
 */
export class SumTree {
  private readonly children: readonly SumTree[];
  private known?: { chosen: Uint8Array; sum: Spans | undefined };

  constructor(
    private readonly groups: readonly Spans[],
    private readonly first = 0,
    private readonly end = groups.length
  ) {
    const size = Math.ceil((end - first) / BRANCHES);
    const starts = end - first <= 1 ? [] : Array.from({ length: BRANCHES }, (_, i) => first + i * size);
    this.children = starts
      .filter((start) => start < end)
      .map((start) => new SumTree(groups, start, Math.min(end, start + size)));
  }

  /**
   * The sum of the chosen groups, span by span; absent where none is.
   *
   * @param chosen 1 for each group that counts, else 0
   */
  sumOf(chosen: Uint8Array): Spans | undefined {
    if (this.end - this.first === 1) {
      return chosen[this.first] === 1 ? this.groups[this.first] : undefined;
    }
    const own = chosen.subarray(this.first, this.end);
    if (this.known === undefined || !isSame(own, this.known.chosen)) {
      this.known = { chosen: own.slice(), sum: this.sum(chosen) };
    }
    return this.known.sum;
  }

  private sum(chosen: Uint8Array): Spans | undefined {
    const parts = this.children.map((it) => it.sumOf(chosen)).filter((it) => it !== undefined);
    return parts.length < 2 ? parts[0] : parts[0]!.map((_, span) => sumSeries(parts.map((it) => it[span]!)));
  }
}

/** Whether the same groups are chosen. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}
