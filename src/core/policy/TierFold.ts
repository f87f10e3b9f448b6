import type { Confirmation } from '../agreement/Decision';
import type { Party } from '../agreement/parties';
import type { Tier } from '../agreement/Tier';
import { holdingRules } from './holdingRules';
import { memoryStart } from './memoryStart';
import type { TierPoint } from './tierPoints';

const HOUR_MS = 3_600_000;

/** Which tier holds after a point, and since when. */
export interface TierState {
  /** Index into the tiers. */
  tier: number;
  /** When it became the one that decides, at the earliest the first point. */
  since: number;
  /** Whether only its exit rule keeps it: its entry no longer holds. */
  held: boolean;
  /** Milliseconds for which its exit condition has held so far. */
  exitHeldMs: number;
  /** The party that has not confirmed yet that the cause is mended, where only the exit keeps the tier. */
  unconfirmedBy?: Party;
}

/** Who confirmed what, of one SLO. */
export type Confirmed = Pick<Confirmation, 'tier' | 'party' | 'at'>;

/** A tier that has begun and not ended. */
interface Begun {
  since: number;
  /** When one of its entry rules held last. */
  lastEntered: number;
  /** From when on a confirmation counts: the step of the fold in which the tier began. */
  confirmableFrom: number;
}

/**
 * Folds points into the tier that decides, with hysteresis. Each tier begins as soon as one of its entry rules holds, and ends
 * when its exit has been held for as long as agreed, while no entry rule held, and was confirmed where that is agreed. The worst
 * tier that has begun and not ended decides.
 *
 * Points without a value neither confirm nor break: everything stays, and the time held does not grow.
 *
 * What began and has not been entered again within the memory is forgotten. So a fold that starts as long before a point as its
 * memory is answers there as one that started earlier: the answer does not depend on the range that somebody draws.
 */
export class TierFold {
  private state?: TierState;
  private previous?: number;
  private begun: Array<Begun | undefined> = [];
  private held: Array<number | undefined> = [];

  /**
   * @param tiers best first; the first has no entry
   * @param confirmed any order; those after a point do not count at it
   * @param memoryMs milliseconds, in full hours before each point (see memoryStart)
   * @param isCut whether there may have been points before the first: what holds there had begun before, and what was confirmed
   * within the memory before it counts, or a tier that was confirmed and ended would come back as its begin is forgotten
   */
  constructor(
    private tiers: readonly Tier[],
    private readonly confirmed: readonly Confirmed[] = [],
    private readonly memoryMs = Infinity,
    private readonly isCut = false
  ) {}

  /** The state after the points so far; absent while none had a value. */
  get current(): TierState | undefined {
    return this.state;
  }

  /** Takes one more point, later than the ones before. Answers the state after it; absent when it has no value. */
  take(point: TierPoint): TierState | undefined {
    const { time, remaining } = point;
    if (remaining === undefined) {
      return undefined;
    }
    let worst = 0;
    let isEntered = true;
    const remembered = memoryStart(time, this.memoryMs);
    this.tiers.forEach((tier, i) => {
      if (i === 0) {
        return;
      }
      const enters = holdingRules(tier, point).length > 0;
      this.held[i] = this.heldFor(i, !enters && remaining > (tier.leave?.remainingAbove ?? -Infinity), time);
      const begun = this.begun[i];
      const isKnown = begun !== undefined && begun.lastEntered >= remembered;
      if (enters) {
        this.begun[i] = isKnown
          ? { ...begun, lastEntered: time }
          : { since: time, lastEntered: time, confirmableFrom: this.confirmableFrom(time) };
      } else if (!isKnown || this.mayEnd(i, time)) {
        this.begun[i] = undefined;
      }
      if (this.begun[i] !== undefined) {
        worst = i;
        isEntered = enters;
      }
    });
    this.previous = time;
    const held = worst > 0 && !isEntered;
    this.state = {
      tier: worst,
      since: this.state?.tier === worst ? this.state.since : time,
      held,
      exitHeldMs: this.held[worst] ?? 0,
      unconfirmedBy: held && !this.isConfirmed(worst, time) ? this.tiers[worst]!.leave?.confirmedBy : undefined,
    };
    return this.state;
  }

  /**
   * Goes on by other tiers, as when a new version of an agreement comes into force: what had begun has not ended by that. A tier goes
   * on as the one with its id, else as the mildest one with its decision; the hours for which its exit was held count on where its
   * rules are the same.
   */
  replace(tiers: readonly Tier[]): void {
    const { tiers: before, begun, held, state } = this;
    const places = before.map((old, i) => (i === 0 ? 0 : placeIn(tiers, old)));
    this.tiers = tiers;
    this.begun = tiers.map((_, i) => merged(begun.filter((_, from) => places[from] === i)));
    this.held = tiers.map((tier, i) => {
      const from = places.indexOf(i);
      return from > 0 && isSameRule(before[from]!, tier) ? held[from] : undefined;
    });
    if (state !== undefined) {
      const worst = this.begun.reduce((found, it, i) => (it === undefined ? found : i), 0);
      // Where another tier decides from here on, nobody has judged by it yet: its time begins with the next point.
      this.state = places[state.tier] === worst ? { ...state, tier: worst } : undefined;
    }
  }

  /** Milliseconds for which the exit condition has held without a break; absent when it does not hold. */
  private heldFor(i: number, isMet: boolean, time: number): number | undefined {
    if (!isMet) {
      return undefined;
    }
    const before = this.held[i];
    // A gap in the data counts for one hour at most: unknown time confirms nothing.
    return before === undefined ? 0 : before + (time - this.stepBefore(time));
  }

  private mayEnd(i: number, time: number): boolean {
    const needed = (this.tiers[i]!.leave?.heldForHours ?? 0) * HOUR_MS;
    return (this.held[i] ?? -1) >= needed && this.isConfirmed(i, time);
  }

  private isConfirmed(i: number, time: number): boolean {
    const { id, leave } = this.tiers[i]!;
    const from = this.begun[i]?.confirmableFrom ?? Infinity;
    return (
      leave?.confirmedBy === undefined ||
      this.confirmed.some((it) => it.tier === id && it.party === leave.confirmedBy && it.at >= from && it.at <= time)
    );
  }

  private confirmableFrom(time: number): number {
    return this.isCut && this.previous === undefined ? time - this.memoryMs : this.stepBefore(time);
  }

  /** The point before, an hour ago at most. */
  private stepBefore(time: number): number {
    return this.previous === undefined ? time : Math.max(this.previous, time - HOUR_MS);
  }
}

/** Index of the tier as which an old one goes on; −1 where there is none. */
function placeIn(tiers: readonly Tier[], old: Tier): number {
  const same = tiers.findIndex((it, i) => i > 0 && it.id === old.id);
  return same > 0 ? same : tiers.findIndex((it, i) => i > 0 && it.decision === old.decision);
}

/** Several that go on as one: begun with the first, entered last with any. */
function merged(all: ReadonlyArray<Begun | undefined>): Begun | undefined {
  const known = all.filter((it) => it !== undefined);
  const [first] = [...known].sort((a, b) => a.since - b.since);
  return first && { ...first, lastEntered: Math.max(...known.map((it) => it.lastEntered)) };
}

function isSameRule(a: Tier, b: Tier): boolean {
  const rule = ({ enter, leave }: Tier) => [
    enter?.remainingBelow,
    enter?.incidentAbove,
    enter?.burnAbove?.factor,
    enter?.burnAbove?.hours,
    leave?.remainingAbove,
  ];
  const other = rule(b);
  return rule(a).every((it, i) => it === other[i]);
}
