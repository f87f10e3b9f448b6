import { rmSync } from 'node:fs';
import path from 'node:path';

import { countPlaywright } from './countResults.mjs';
import { ensureChromium } from './ensureChromium.mjs';
import { ensurePrometheus } from './ensurePrometheus.mjs';
import { freePorts } from './freePorts.mjs';
import { Refusal } from './Refusal.mjs';
import { ROOT } from './root.mjs';
import { run } from './run.mjs';
import { spawnDemo } from './spawnDemo.mjs';

/** The line that preview/start.ts prints when everything answers. */
const READY = /^Ready\./m;

/**
 * Runs Playwright against a preview host of its own: own ports, own data, nothing saved before.
 *
 * @param {string} resultsDir where the results are written
 * @returns {Promise<import('./countResults.mjs').Counts>}
 */
export async function browserTests(resultsDir) {
  const chromium = await ensureChromium();
  await ensurePrometheus();
  const dataDir = path.join(ROOT, '.demo', 'verify');
  rmSync(path.join(dataDir, 'state'), { recursive: true, force: true });
  const [port, prometheusPort, exporterPort] = await freePorts(3);
  const demo = spawnDemo(
    [
      ...['--data', dataDir, '--keep-going'],
      ...['--port', String(port)],
      ...['--prometheus-port', String(prometheusPort)],
      ...['--exporter-port', String(exporterPort)],
      ...['--plugins', path.join(ROOT, 'tests/fixtures')],
    ],
    'pipe'
  );
  try {
    await isReady(demo);
    const results = path.join(resultsDir, 'playwright.json');
    const code = await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
      env: {
        CI: 'true',
        CHROMIUM_PATH: chromium,
        GRAFANA_URL: `http://127.0.0.1:${port}`,
        PROMETHEUS_URL: `http://127.0.0.1:${prometheusPort}`,
        EXPORTER_URL: `http://127.0.0.1:${exporterPort}`,
        TRUCE_DEMO_DIR: dataDir,
        PLAYWRIGHT_JSON_OUTPUT_FILE: results,
      },
    });
    return countPlaywright(results, code);
  } finally {
    demo.stop();
    await demo.exited;
  }
}

/** Passes the demo's output through until it is ready; refuses when it ends before. */
function isReady({ child, exited }) {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      process.stdout.write(text);
      printed += text;
      if (READY.test(printed)) {
        resolve();
      }
    });
    void exited.then(() => reject(new Refusal('The preview host for the browser tests did not start.')));
  });
}
