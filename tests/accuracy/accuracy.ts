import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { accuracyLines } from './AccuracyLine';
import { accuracyTable, withTable } from './accuracyTable';
import { type AccuracyRow, measureAccuracy } from './measureAccuracy';

const USAGE = `Compares the budgets that Truce reads with true counts, beside other ways to read them.
Needs prometheus, promtool and victoria-metrics on PATH. Writes the table of docs/accuracy.md.

  npm run accuracy [-- --json FILE]

  --json FILE  also write the results: an array of {name, ours, other, ratio, unit}`;

/** Many, because whether a pod ends while errors burn is a matter of luck: a few months say little. */
const SEEDS = Array.from({ length: 15 }, (_, i) => i + 1);
const PAGE = path.join('docs', 'accuracy.md');

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const page = readFileSync(PAGE, 'utf8');
  const rows: AccuracyRow[] = [];
  for (const seed of SEEDS) {
    console.error(`history ${seed} of ${SEEDS.length}`);
    rows.push(...(await measureAccuracy(seed)));
  }
  const table = accuracyTable(rows);
  writeFileSync(PAGE, withTable(page, table));
  console.log(`Errors of ${SEEDS.length} histories, in per cent of the budget\n\n${table}`);
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify(accuracyLines(rows), null, 2)}\n`);
  }
}

main().catch((error: unknown) => {
  console.error(`Could not measure: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
