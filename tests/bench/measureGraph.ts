import { remainingAt } from '../../src/core/budget/budgetAt';
import type { Workbench } from './Workbench';
import { benchLine, type BenchLine } from './BenchLine';
import { CHECKOUT_SERVICE } from './BenchService';
import { requestsSlo } from './benchSlos';
import { median } from './median';
import { Meter } from './Meter';
import { budgetExpression, pyrraFastRules, pyrraRules, slothRules } from './rivals';
import { timed } from './timed';
import { DAY_MS, HOUR_MS, OPENED_MS, REFRESH_MS } from './times';

/** Refreshes in the hour that is measured: every five minutes a bucket closes, and once an hour. */
const REFRESHES = HOUR_MS / REFRESH_MS;

const RUNS = 5;

type Cost = Awaited<ReturnType<Workbench['costOf']>>;

/** One 28-day SLO with the graph of its budget: opened, and refreshed for an hour. */
export async function measureGraph(bench: Workbench, days: number, stepMs: number): Promise<BenchLine[]> {
  const slos = [requestsSlo(CHECKOUT_SERVICE)];
  const load = async (engine = bench.newEngine()) => {
    const [answer] = await bench.judge(engine, slos, bench.time - days * DAY_MS);
    for (let time = bench.time - days * DAY_MS; time <= bench.time; time += stepMs) {
      remainingAt(answer!.counts!, slos[0]!.slo, time);
    }
  };
  const expression = [budgetExpression(CHECKOUT_SERVICE)];
  const graph = () => bench.ask(expression, graphRange(days, stepMs));
  const instant = () => bench.ask(expression);

  bench.time = OPENED_MS;
  const loaded = (await Meter.during(() => load())).meter;
  const graphed = (await Meter.during(graph)).meter;
  const asked = (await Meter.during(instant)).meter;
  // In turn, so that a busy moment of the machine is not one's alone.
  const costs = { load: [] as Cost[], graph: [] as Cost[], instant: [] as Cost[] };
  for (let run = 0; run < RUNS; run++) {
    costs.load.push(await bench.costOf(() => load()));
    costs.graph.push(await bench.costOf(graph));
    costs.instant.push(await bench.costOf(instant));
  }
  const [loadMs, graphMs, instantMs] = [costs.load, costs.graph, costs.instant].map((it) =>
    median(it.map((run) => run.ms))
  );
  const [loadCpu, graphCpu, instantCpu] = [costs.load, costs.graph, costs.instant].map(
    // Counted in steps of 10 ms: a mean is finer than a median.
    (it) => it.reduce((sum, run) => sum + run.cpuMs, 0) / RUNS
  );

  const page = bench.newEngine();
  const samples: number[] = [];
  const took: number[] = [];
  let queries = 0;
  await load(page);
  for (let refresh = 0; refresh < REFRESHES; refresh++) {
    bench.time += REFRESH_MS;
    const { meter } = await Meter.during(() => load(page));
    samples.push(meter.samples);
    queries += meter.queries;
  }
  const timedPage = bench.newEngine();
  bench.time = OPENED_MS;
  await load(timedPage);
  for (let refresh = 0; refresh < REFRESHES; refresh++) {
    bench.time += REFRESH_MS;
    took.push(await timed(() => load(timedPage)));
  }
  const hour = samples.reduce((sum, it) => sum + it, 0);
  const day = loaded.samples + 24 * hour;

  const [each, now] = [`increase(x[28d]) at each of ${(days * DAY_MS) / stepMs} points`, 'one increase(x[28d])'];
  const lines = [
    benchLine(`first load, samples, against ${each}`, 'samples', loaded.samples, graphed.samples),
    benchLine(`first load, time, against ${each}`, 'ms', loadMs!, graphMs!),
    benchLine(`first load, Prometheus's processor, against ${each}`, 'CPU ms', loadCpu!, graphCpu!),
    benchLine(`first load, samples, against ${now}`, 'samples', loaded.samples, asked.samples),
    benchLine(`first load, time, against ${now}`, 'ms', loadMs!, instantMs!),
    benchLine(`first load, Prometheus's processor, against ${now}`, 'CPU ms', loadCpu!, instantCpu!),
    benchLine('first load, queries, against one query', 'queries', loaded.queries, graphed.queries),
    benchLine(`refresh, samples on average, against ${each}`, 'samples', hour / REFRESHES, graphed.samples),
    benchLine(`refresh, samples on average, against ${now}`, 'samples', hour / REFRESHES, asked.samples),
    benchLine(`refresh, samples of the dearest, against ${now}`, 'samples', Math.max(...samples), asked.samples),
    benchLine(`refresh, time, against ${each}`, 'ms', median(took), graphMs!),
    benchLine(`refresh, time, against ${now}`, 'ms', median(took), instantMs!),
    benchLine('refresh, queries on average, against one query', 'queries', queries / REFRESHES, 1),
  ];
  const peers = [
    { name: "Sloth's rules", rules: slothRules(CHECKOUT_SERVICE) },
    { name: "Pyrra's rules", rules: pyrraRules(CHECKOUT_SERVICE) },
    { name: "Pyrra's rules told to prefer performance", rules: pyrraFastRules(CHECKOUT_SERVICE) },
  ];
  for (const { name, rules } of peers) {
    lines.push(benchLine(`a day on screen, samples, against ${name}`, 'samples', day, await bench.samplesADay(rules)));
  }
  return lines;
}

/** Grafana aligns a graph to its step. */
function graphRange(days: number, stepMs: number) {
  const toMs = Math.floor(OPENED_MS / stepMs) * stepMs;
  return { fromMs: toMs - days * DAY_MS, toMs, stepMs };
}
