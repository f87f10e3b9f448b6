import { windowAt } from '../slo/windowAt';
import type { Budgeted } from './budgetAt';
import type { BudgetStatus } from './BudgetStatus';
import type { Counts } from './Counts';
import { costOf, isRaised, PAUSE_MS } from './spendingAt';

const HOUR_MS = 3_600_000;

/** A stretch of raised burn as far as it was looked at. */
interface Run {
  from: number;
  to: number;
}

/**
 * The incident that goes on at a time, gone through hour by hour: every full hour is looked at once, however many times are asked
 * about. Incidents are those of spendingAt, in full hours and the started one: what an hour was like must not depend on whether its
 * fine buckets are still there.
 */
export class OpenIncidents {
  /** By the step of a journey that decides: where the worst does, only its own bad events have spent the budget. */
  private readonly walks = new Map<string | undefined, Walk>();
  private readonly start: number;

  /** @param from the earliest time that is asked about, milliseconds; incidents of its whole window are found */
  constructor(
    private readonly counts: Counts,
    private readonly slo: Budgeted,
    from: number
  ) {
    this.start = Math.floor(windowAt(slo, from).from / HOUR_MS) * HOUR_MS;
  }

  /**
   * The incident in progress at the end of a budget's window, with the share of the allowance it has spent in the window.
   *
   * @param view the counts as of that time
   * @param budget not earlier than those asked about before
   */
  at(view: Counts, { from, to, allowedBad, part }: BudgetStatus): { share: number; since: number } | undefined {
    const walk = this.walks.get(part) ?? new Walk(this.counts, this.slo.target, this.start, part);
    this.walks.set(part, walk);
    const since = walk.openAt(to);
    if (since === undefined) {
      return undefined;
    }
    const begin = Math.max(since, from);
    return { share: costOf(this.slo, partOf(view, part).between(begin, to).bad, allowedBad), since: begin };
  }
}

class Walk {
  private run?: Run;

  constructor(
    private readonly counts: Counts,
    private readonly target: number,
    private next: number,
    private readonly part: string | undefined
  ) {}

  /** Since when an incident has been going on at a time. Times must not descend. */
  openAt(time: number): number | undefined {
    for (; this.next + HOUR_MS <= time; this.next += HOUR_MS) {
      this.run = this.after(this.run, this.next, this.next + HOUR_MS);
    }
    const run = this.next < time ? this.after(this.run, this.next, time) : this.run;
    return run !== undefined && time - run.to < PAUSE_MS ? run.from : undefined;
  }

  private after(run: Run | undefined, from: number, to: number): Run | undefined {
    if (!isRaised(partOf(this.counts.asOf(to), this.part), this.target, from, to)) {
      return run;
    }
    return run !== undefined && from - run.to <= PAUSE_MS ? { from: run.from, to } : { from, to };
  }
}

function partOf(view: Counts, part: string | undefined): Counts {
  return view.journey?.parts.find((it) => it.name === part)?.counts ?? view;
}
