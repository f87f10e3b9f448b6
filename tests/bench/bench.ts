import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { startPrometheus } from '../../preview/demo/prometheus';
import { prometheusHttpSource } from '../../src/grafana/prometheusHttpSource';
import { freePort } from '../prometheus/freePort';
import { Workbench } from './Workbench';
import type { BenchLine } from './BenchLine';
import { ensureBenchHistory } from './ensureBenchHistory';
import { measureFold } from './measureFold';
import { measureGraph } from './measureGraph';
import { measureOpenPage } from './measureOpenPage';
import { measureStorage } from './measureStorage';
import { measureWall } from './measureWall';
import { linesTable } from './linesTable';
import { HOUR_MS } from './times';

const PAGE = path.join('docs', 'performance.md');

const USAGE = `Measures what Truce asks of a Prometheus and how long it takes, beside other ways to get the same numbers.

  npm run bench [-- --json FILE] [--page]

  --json FILE  also write the results: an array of {name, ours, other, ratio, unit}
  --page       also put the tables into ${PAGE}
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
  { title: 'Storage: 1,000 definitions and 50,000 acts', measure: measureStorage },
];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      page: { type: 'boolean' },
      data: { type: 'string' },
      help: { type: 'boolean' },
    },
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
  const texts: string[] = [];
  try {
    const bench = new Workbench(prometheusHttpSource({ url: prometheus.url }), prometheus.url);
    for (const { title, measure } of PARTS) {
      console.error(`measuring: ${title}`);
      const { lines, notes } = await measure(bench);
      const text = [`### ${title}`, linesTable(lines), ...(notes ?? [])].join('\n\n');
      console.log(`${text}\n`);
      texts.push(text);
      all.push(...lines.map((it) => ({ ...it, name: `${title}: ${it.name}` })));
    }
  } finally {
    process.off('SIGINT', stop);
    await prometheus.stop();
  }
  if (values.page) {
    writeFileSync(PAGE, withTables(readFileSync(PAGE, 'utf8'), texts.join('\n\n')));
  }
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
  }
}

const FROM = '<!-- Written by npm run bench -- --page: from here -->';
const TO = '<!-- to here -->';

function withTables(page: string, tables: string): string {
  const [from, to] = [page.indexOf(FROM), page.indexOf(TO)];
  if (from < 0 || to < from) {
    throw new Error(`${PAGE} has lost the lines between which the tables are.`);
  }
  return `${page.slice(0, from)}${FROM}\n\n${tables}\n\n${page.slice(to)}`;
}

main().catch((error: unknown) => {
  console.error(`Could not measure: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
