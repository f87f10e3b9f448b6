import type { Workbench } from './Workbench';
import { benchLine, type BenchLine } from './BenchLine';
import { CHECKOUT_SERVICE, WALL_SERVICES } from './BenchService';
import { wallSlos } from './benchSlos';
import { median } from './median';
import { Meter } from './Meter';
import { budgetExpression, pyrraFastRules, pyrraRules, slothRules } from './rivals';
import { timed } from './timed';
import { DAY_MS, HOUR_MS, MINUTE_MS, REFRESH_MS, WALL_OPENED_MS } from './times';

/** What the wall must not take longer for, milliseconds. */
const COLD_AIM_MS = 10_000;
const WARM_AIM_MS = 3_000;

/** Ten minutes in which an hour ends: more than any other ten minutes read. */
const MINUTES = 10;
const REFRESHES = (MINUTES * MINUTE_MS) / REFRESH_MS;

/** What is dear is asked for the first ten services (one of them has never failed) and taken ten times. */
const SAMPLE = WALL_SERVICES.slice(0, 10);

/**
 * A wall of 100 SLOs over 100 services. Cold: a new engine, which has kept nothing, over a Prometheus that has answered before.
 * Warm: a refresh of the page that is open.
 */
export async function measureWall(bench: Workbench): Promise<BenchLine[]> {
  const slos = wallSlos();
  const factor = WALL_SERVICES.length / SAMPLE.length;
  bench.time = WALL_OPENED_MS;
  const metered = bench.newEngine();
  const loaded = (await Meter.during(() => bench.judge(metered, slos))).meter;
  const samples: number[] = [];
  let queries = 0;
  for (let refresh = 0; refresh < REFRESHES; refresh++) {
    bench.time += REFRESH_MS;
    const { meter } = await Meter.during(() => bench.judge(metered, slos));
    samples.push(meter.samples);
    queries += meter.queries;
  }
  bench.time = WALL_OPENED_MS;
  const cold: number[] = [];
  const coldCpu: number[] = [];
  let page = metered;
  for (let run = 0; run < 2; run++) {
    page = bench.newEngine();
    const cost = await bench.costOf(() => bench.judge(page, slos));
    cold.push(cost.ms);
    coldCpu.push(cost.cpuMs);
  }
  const warm: number[] = [];
  for (let refresh = 0; refresh < REFRESHES; refresh++) {
    bench.time += REFRESH_MS;
    warm.push(await timed(() => bench.judge(page, slos)));
  }
  const whole = samples.reduce((sum, it) => sum + it, 0);
  const mean = whole / samples.length;

  const all = WALL_SERVICES.map(budgetExpression);
  const asked = (await Meter.during(() => bench.ask(all))).meter;
  const askedCosts = [await bench.costOf(() => bench.ask(all)), await bench.costOf(() => bench.ask(all))];
  const askedMs = median(askedCosts.map((it) => it.ms));
  const toMs = Math.floor(WALL_OPENED_MS / HOUR_MS) * HOUR_MS;
  const graphs = () => bench.ask(SAMPLE.map(budgetExpression), { fromMs: toMs - 28 * DAY_MS, toMs, stepMs: HOUR_MS });
  const graphed = (await Meter.during(graphs)).meter;
  const graphedCost = await bench.costOf(graphs);
  const graphedMs = factor * graphedCost.ms;

  const now = '100 times one increase(x[28d])';
  const each = '100 graphs of increase(x[28d]) at each hour';
  const lines = [
    benchLine('cold, time, against the aim', 'ms', median(cold), COLD_AIM_MS),
    benchLine(`cold, time, against ${each}`, 'ms', median(cold), graphedMs),
    benchLine(`cold, Prometheus's processor, against ${each}`, 'CPU ms', median(coldCpu), factor * graphedCost.cpuMs),
    benchLine(`cold, samples, against ${each}`, 'samples', loaded.samples, factor * graphed.samples),
    benchLine(`cold, time, against ${now}`, 'ms', median(cold), askedMs),
    benchLine(
      `cold, Prometheus's processor, against ${now}`,
      'CPU ms',
      median(coldCpu),
      median(askedCosts.map((it) => it.cpuMs))
    ),
    benchLine(`cold, samples, against ${now}`, 'samples', loaded.samples, asked.samples),
    benchLine('cold, queries, against 100 queries', 'queries', loaded.queries, asked.queries),
    benchLine('warm, time, against the aim', 'ms', median(warm), WARM_AIM_MS),
    benchLine('warm, time of the slowest, against the aim', 'ms', Math.max(...warm), WARM_AIM_MS),
    benchLine(`warm, time, against ${now}`, 'ms', median(warm), askedMs),
    benchLine(`warm, samples on average, against ${now}`, 'samples', mean, asked.samples),
    benchLine(`warm, samples of the dearest, against ${now}`, 'samples', Math.max(...samples), asked.samples),
    benchLine('warm, queries on average, against 100 queries', 'queries', queries / samples.length, asked.queries),
  ];
  // Only of one service the recorded series are there; every one has as many points.
  const peers = [
    { name: "Sloth's rules", rulesOf: slothRules },
    { name: "Pyrra's rules", rulesOf: pyrraRules },
    { name: "Pyrra's rules told to prefer performance", rulesOf: pyrraFastRules },
  ];
  for (const { name, rulesOf } of peers) {
    const rules = SAMPLE.filter((it) => it.fails).flatMap((it) => rulesOf(it, CHECKOUT_SERVICE));
    const perDay = (await bench.samplesADay(rules)) * (WALL_SERVICES.length / SAMPLE.filter((it) => it.fails).length);
    lines.push(
      benchLine(
        `${MINUTES} minutes on screen, samples, against ${name}`,
        'samples',
        whole,
        (perDay * MINUTES * MINUTE_MS) / DAY_MS
      )
    );
  }
  return lines;
}
