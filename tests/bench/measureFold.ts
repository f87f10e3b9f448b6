import { bucketSeries } from '../../src/core/budget/BucketSeries';
import { budgetAt } from '../../src/core/budget/budgetAt';
import { burnAt } from '../../src/core/budget/burnAt';
import { Timeline } from '../../src/core/budget/Timeline';
import { decidePolicy } from '../../src/core/policy/decidePolicy';
import { foldTiers } from '../../src/core/policy/foldTiers';
import { CHECKOUT, SIGNED, TERMS } from '../../src/core/policy/policyFixture';
import { tierPoints } from '../../src/core/policy/tierPoints';
import { benchLine, type BenchLine } from './BenchLine';
import { CHECKOUT_SERVICE } from './BenchService';
import { median } from './median';
import { timed } from './timed';
import { failedInMinute, requestsInMinute } from './traffic';
import { DAY_MS, END_MS, MINUTE_MS } from './times';

const SLOS = 1_000;
const BUCKETS = 8_064;
const BUCKET_MS = 5 * MINUTE_MS;
const AIM_MS = 100;

/** Folds 1,000 SLOs of 8,064 buckets, 28 days of five minutes each, a hundred at a time. */
export async function measureFold(): Promise<BenchLine[]> {
  const start = END_MS - BUCKETS * BUCKET_MS;
  const answers = Array.from({ length: 10 }, (_, i) => answered(start, i));
  const timelineOf = (i: number) =>
    new Timeline(bucketSeries(start, BUCKET_MS, BUCKETS, answers[i % answers.length]!), []);
  const fold = (i: number) => {
    const timeline = timelineOf(i);
    budgetAt(timeline, CHECKOUT, END_MS);
    burnAt(timeline, CHECKOUT, END_MS);
    foldTiers(TERMS.tiers, tierPoints(timeline, CHECKOUT, END_MS - 28 * DAY_MS, END_MS));
  };
  const decide = (i: number) =>
    decidePolicy({
      at: END_MS,
      slo: CHECKOUT,
      agreement: SIGNED,
      metrics: { ok: true, counts: timelineOf(i), evaluatedTo: END_MS, newestAt: END_MS - MINUTE_MS },
    });
  const folded = median(await hundreds(fold));
  const decided = median(await hundreds(decide));
  return [
    benchLine('buckets → budget, burn, tiers, against the aim', 'ms for 100 SLOs', folded, AIM_MS),
    benchLine('buckets → the whole verdict, against the aim', 'ms for 100 SLOs', decided, AIM_MS),
  ];
}

async function hundreds(work: (i: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let first = 0; first < SLOS; first += 100) {
    times.push(
      await timed(() => {
        for (let i = first; i < first + 100; i++) {
          work(i);
        }
      })
    );
  }
  return times;
}

function answered(start: number, seed: number): { total: Float64Array; bad: Float64Array } {
  const service = { ...CHECKOUT_SERVICE, name: `fold-${seed}` };
  const total = new Float64Array(BUCKETS);
  const bad = new Float64Array(BUCKETS);
  for (let i = 0; i < BUCKETS; i++) {
    for (let minute = 0; minute < 5; minute++) {
      const at = start / MINUTE_MS + 5 * i + minute;
      total[i]! += requestsInMinute(service, at);
      bad[i]! += failedInMinute(service, at);
    }
  }
  return { total, bad };
}
