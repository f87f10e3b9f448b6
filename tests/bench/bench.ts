import { writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { startPrometheus } from '../../preview/demo/prometheus';
import { prometheusHttpSource } from '../../src/grafana/prometheusHttpSource';
import { Workbench } from './Workbench';
import type { BenchLine } from './BenchLine';
import { ensureBenchHistory } from './ensureBenchHistory';
import { measureFold } from './measureFold';
import { measureGraph } from './measureGraph';
import { measureOpenPage } from './measureOpenPage';
import { measureWall } from './measureWall';
import { printLines } from './printLines';
import { HOUR_MS } from './times';

const USAGE = `Measures what Truce asks of a Prometheus and how long it takes, beside other ways to get the same numbers.

  npm run bench [-- --json FILE]

  --json FILE  also write the results: an array of {name, ours, other, ratio, unit}
  --data DIR   where the history is kept between runs`;

/** In the order in which they are printed. */
const PARTS: ReadonlyArray<{
  title: string;
  measure(bench: Workbench): Promise<{ lines: BenchLine[]; notes?: string[] }>;
}> = [
  {
    title: '28-day SLO with its graph of 28 days',
    measure: async (bench) => ({ lines: await measureGraph(bench, 28, HOUR_MS) }),
  },
  {
    title: '28-day SLO with its graph of 90 days',
    measure: async (bench) => ({ lines: await measureGraph(bench, 90, 3 * HOUR_MS) }),
  },
  { title: 'Wall of 100 SLOs', measure: async (bench) => ({ lines: await measureWall(bench) }) },
  { title: 'Folding 1,000 SLOs of 8,064 buckets', measure: async () => ({ lines: await measureFold() }) },
  { title: 'A page left open for a day', measure: measureOpenPage },
];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const dataDir = path.resolve(values.data ?? path.join('node_modules', '.cache', 'truce-bench'));
  await ensureBenchHistory(dataDir, (line) => console.error(line));
  const prometheus = await startPrometheus({ dataDir, port: await freePort() });
  const stop = () => void prometheus.stop().then(() => process.exit(130));
  process.once('SIGINT', stop);
  const all: BenchLine[] = [];
  try {
    const bench = new Workbench(prometheusHttpSource({ url: prometheus.url }));
    for (const { title, measure } of PARTS) {
      const { lines, notes } = await measure(bench);
      printLines(title, lines, notes);
      all.push(...lines.map((it) => ({ ...it, name: `${title}: ${it.name}` })));
    }
  } finally {
    process.off('SIGINT', stop);
    await prometheus.stop();
  }
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

main().catch((error: unknown) => {
  console.error(`Could not measure: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
