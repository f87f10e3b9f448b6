/** `npm run verify`: everything that must hold, in the order in which it fails fastest. Plain Node, as `demo.mjs`. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { browserTests } from './browserTests.mjs';
import { buildCli, buildHost, buildPlugins } from './builds.mjs';
import { countJest, countOne } from './countResults.mjs';
import { ensureChromium } from './ensureChromium.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { ensureNode } from './ensureNode.mjs';
import { ensurePrometheus } from './ensurePrometheus.mjs';
import { ensureVictoria } from './ensureVictoria.mjs';
import { onStop } from './onStop.mjs';
import { Refusal } from './Refusal.mjs';
import { endRunning, run } from './run.mjs';
import { step } from './step.mjs';

const resultsDir = mkdtempSync(path.join(os.tmpdir(), 'truce-verify-'));
const script = async (name) => countOne(await run('npm', ['run', '--silent', name]));

/** Each returns how many checks went well and how many did not. */
const STEPS = [
  ['Packages and programs', getReady],
  ['Types', () => script('typecheck')],
  ['Lint', () => script('lint')],
  ['Unused code', () => script('knip')],
  ['Unit tests', unitTests],
  ['Build of the plugins', async () => countOne(await buildPlugins())],
  ['Bundle sizes', async () => countOne(await run(process.execPath, ['--import', 'tsx', 'scripts/bundleReport.ts']))],
  ['Build of the command line', async () => countOne(await buildCli())],
  ['Build of the preview host', async () => countOne(await buildHost())],
  ['Browser tests', () => browserTests(resultsDir)],
];

/** What the steps need. Some unit tests run a real Prometheus and a real VictoriaMetrics, so they are not left to others. */
async function getReady() {
  await ensureDependencies();
  await ensurePrometheus();
  await ensureVictoria();
  await ensureChromium();
  return { passed: 0, failed: 0 };
}

async function unitTests() {
  const results = path.join(resultsDir, 'jest.json');
  const args = ['node_modules/jest/bin/jest.js', '--ci', '--json', `--outputFile=${results}`];
  return countJest(results, await run(process.execPath, args));
}

/** Runs the steps up to the first one that fails; returns a row for each. */
async function runSteps(isStopped) {
  const rows = [];
  for (const [title, work] of STEPS) {
    const startMs = performance.now();
    const counts = await step(title, work).catch((error) => {
      console.error(`\n${error instanceof Refusal ? error.message : error.stack}`);
      return { passed: 0, failed: 1 };
    });
    rows.push({ title, seconds: (performance.now() - startMs) / 1000, ...counts });
    if (counts.failed > 0 || isStopped()) {
      break;
    }
  }
  return rows;
}

function printSummary(rows) {
  console.log('');
  for (const [title] of STEPS) {
    const row = rows.find((each) => each.title === title);
    const outcome = row ? `${row.seconds.toFixed(1).padStart(7)} s   ${describe(row)}` : '      not run';
    console.log(`  ${title.padEnd(26)} ${outcome}`);
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log('');
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}

function describe({ passed, failed }) {
  return failed > 0 ? `${passed} passed, ${failed} failed` : `${passed} passed`;
}

let stopCode = 0;
onStop((code) => {
  stopCode = code;
  endRunning();
});
ensureNode();
const rows = await runSteps(() => stopCode > 0);
rmSync(resultsDir, { recursive: true, force: true });
printSummary(rows);
process.exitCode = stopCode || (rows.some(({ failed }) => failed > 0) ? 1 : 0);
