import type { WindowCount } from './BudgetStatus';
import type { Counts, CountsPart } from './Counts';

/**
 * The counts of a journey, from those of its steps.
 *
 * `worst`: those of the step with the highest error ratio over the stretch: a journey is as good as its worst step.
 * `weighted`: all events, and as many bad ones as the weighted mean of the steps' error ratios makes of them (OpenSLO's
 * compositeWeight). Steps without traffic over the stretch do not weigh.
 *
 * A stretch is covered only as far as every step has data: a journey with an unknown step is unknown.
 */
export class JourneyCounts implements Counts {
  readonly firstDataAt?: number;
  readonly lastDataAt?: number;
  readonly journey: { combine: 'worst' | 'weighted'; parts: readonly CountsPart[] };

  constructor(combine: 'worst' | 'weighted', parts: readonly CountsPart[]) {
    this.journey = { combine, parts };
    this.firstDataAt = latest(parts.map((it) => it.counts.firstDataAt));
    this.lastDataAt = earliest(parts.map((it) => it.counts.lastDataAt));
  }

  asOf(time: number): Counts {
    const { combine, parts } = this.journey;
    return new JourneyCounts(
      combine,
      parts.map((it) => ({ ...it, counts: it.counts.asOf(time) }))
    );
  }

  between(from: number, to: number): WindowCount {
    const { combine, parts } = this.journey;
    const steps = parts.map(({ name, weight, counts }) => ({ name, weight, count: counts.between(from, to) }));
    return {
      ...combineSteps(combine, steps),
      from,
      to,
      coveredMs: Math.min(...steps.map((it) => it.count.coveredMs)),
      excludedMs: Math.max(...steps.map((it) => it.count.excludedMs)),
    };
  }

  firstDataFrom(time: number): number | undefined {
    return latest(this.journey.parts.map((it) => it.counts.firstDataFrom(time)));
  }

  hasData(from: number, to: number): boolean {
    return this.journey.parts.every((it) => it.counts.hasData(from, to));
  }
}

interface StepCount {
  name: string;
  weight: number;
  count: Pick<WindowCount, 'bad' | 'total' | 'excessGood'>;
}

type Combined = Pick<WindowCount, 'bad' | 'total' | 'excessGood' | 'part'>;

/** What a journey makes of the counts of its steps. */
export function combineSteps(combine: 'worst' | 'weighted', steps: readonly StepCount[]): Combined {
  return combine === 'worst'
    ? worst(steps)
    : weightedSum(steps.map(({ weight, count }) => ({ weight, bad: count.bad, total: count.total })));
}

/** The step with the highest error ratio; the first of equals, and the first one where there is no traffic at all. */
function worst(steps: readonly StepCount[]): Combined {
  const ratio = ({ count }: StepCount) => (count.total > 0 ? count.bad / count.total : -1);
  const chosen = steps.reduce((found, step) => (ratio(step) > ratio(found) ? step : found));
  const { bad, total, excessGood } = chosen.count;
  return { bad, total, excessGood, part: chosen.name };
}

/** All events of several steps, with as many bad ones as the weighted mean of their error ratios makes of them. */
function weightedSum(
  steps: ReadonlyArray<{ weight: number; bad: number; total: number }>
): Pick<WindowCount, 'bad' | 'total'> {
  const busy = steps.filter((it) => it.total > 0);
  // Relative to the heaviest, because nothing bounds what people write as a weight.
  const heaviest = Math.max(...busy.map((it) => it.weight));
  let [total, weights, ratios] = [0, 0, 0];
  for (const step of busy) {
    const weight = step.weight / heaviest;
    total += step.total;
    weights += weight;
    ratios += weight * (step.bad / step.total);
  }
  return { bad: weights > 0 ? (ratios / weights) * total : 0, total };
}

function latest(times: ReadonlyArray<number | undefined>): number | undefined {
  return times.every((it) => it !== undefined) ? Math.max(...times) : undefined;
}

function earliest(times: ReadonlyArray<number | undefined>): number | undefined {
  return times.every((it) => it !== undefined) ? Math.min(...times) : undefined;
}
