import type { WindowCount } from './BudgetStatus';
import type { Counts } from './Counts';
import { ExcludedCounts, type TimeRange } from './ExcludedCounts';
import { isSame, SumTree } from './SumTree';
import { Timeline } from './Timeline';

/** A group without data for this long has disappeared: a day, so that an outage of a night is not taken for it. */
export const GROUP_GONE_MS = 86_400_000;

/** Sums kept: those of now, and of the hours that are gone through from one end to the other. */
const MOST_VIEWS = 4;

/** Whether a group has disappeared by a time: it had data once, and none for a day. Excluded data is data all the same. */
export function isGroupGone(counts: Counts, time: number): boolean {
  return !counts.hasData(time - GROUP_GONE_MS, time);
}

/**
 * The sum of the groups of one indicator. Groups that have disappeared by the time asked about are left out of it; when all
 * have, none is, because then it is the data that stopped.
 *
 * The buckets of the groups that count are added up once for each set of them, which changes only when a group comes or goes. A
 * stretch is covered where any of them has data: what a single group lacks shows in that group's own coverage.
 */
export class GroupedCounts implements Counts {
  readonly firstDataAt?: number;
  readonly lastDataAt?: number;
  private readonly sums: SumTree;
  private readonly all: Counts;
  /** The newest first. */
  private readonly views: LiveGroups[] = [];

  private readonly groups: readonly Timeline[];

  /**
   * @param groups at least one; all of the same spans of buckets
   * @param excluded what does not count in any of them (see mergeRanges)
   */
  constructor(
    groups: readonly Timeline[],
    private readonly excluded: readonly TimeRange[] = []
  ) {
    // Those that came at the same time share sums, which are then short too.
    this.groups = [...groups].sort((a, b) => (a.firstDataAt ?? Infinity) - (b.firstDataAt ?? Infinity) || 0);
    this.sums = new SumTree(this.groups.map((it) => it.spans));
    this.all = this.viewOf(new Uint8Array(groups.length).fill(1));
    this.firstDataAt = this.all.firstDataAt;
    this.lastDataAt = this.all.lastDataAt;
  }

  asOf(time: number): Counts {
    const live = new Uint8Array(this.groups.length);
    for (let i = 0; i < live.length; i++) {
      live[i] = isGroupGone(this.groups[i]!, time) ? 0 : 1;
    }
    return live.includes(1) ? this.viewOf(live) : this.all;
  }

  between(from: number, to: number): WindowCount {
    return this.asOf(to).between(from, to);
  }

  firstDataFrom(time: number): number | undefined {
    return this.all.firstDataFrom(time);
  }

  hasData(from: number, to: number): boolean {
    return this.all.hasData(from, to);
  }

  private viewOf(live: Uint8Array): Counts {
    const place = this.views.findIndex((it) => isSame(it.live, live));
    const view = place < 0 ? this.newView(live) : this.views.splice(place, 1)[0]!;
    this.views.unshift(view);
    this.views.length = Math.min(this.views.length, MOST_VIEWS);
    return view;
  }

  private newView(live: Uint8Array): LiveGroups {
    const [coarse, ...fine] = this.sums.sumOf(live)!;
    const sum = new Timeline(coarse!, fine);
    return new LiveGroups(live, this.excluded.length === 0 ? sum : new ExcludedCounts(sum, this.excluded));
  }
}

/** The sum of groups that all count, each of whose minutes counts. */
class LiveGroups implements Counts {
  readonly firstDataAt?: number;
  readonly lastDataAt?: number;
  readonly clocks: number;

  constructor(
    readonly live: Uint8Array,
    private readonly sum: Counts
  ) {
    this.firstDataAt = sum.firstDataAt;
    this.lastDataAt = sum.lastDataAt;
    this.clocks = live.reduce((count, it) => count + it, 0);
  }

  asOf(): Counts {
    return this;
  }

  between(from: number, to: number): WindowCount {
    return this.sum.between(from, to);
  }

  firstDataFrom(time: number): number | undefined {
    return this.sum.firstDataFrom(time);
  }

  hasData(from: number, to: number): boolean {
    return this.sum.hasData(from, to);
  }
}
