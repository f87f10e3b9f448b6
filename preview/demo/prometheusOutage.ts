import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

import { demoFiles } from './demoFiles';
import { isReady } from './prometheus';

const POLL_MS = 50;

/**
 * Kills the Prometheus of a demo that was started with `--keep-going` and keeps it from being started again, for tests.
 *
 * @param url where it answers; the function returns when it no longer does
 */
export async function beginPrometheusOutage(dataDir: string, url: string): Promise<void> {
  const files = demoFiles(dataDir);
  writeFileSync(files.prometheusHold, '');
  process.kill(Number(readFileSync(files.prometheusPid, 'utf8')), 'SIGKILL');
  while (await isReady(url)) {
    await setTimeout(POLL_MS);
  }
}

/** Lets the demo start its Prometheus again on the same port and waits until it answers. */
export async function endPrometheusOutage(dataDir: string, url: string): Promise<void> {
  rmSync(demoFiles(dataDir).prometheusHold, { force: true });
  while (!(await isReady(url))) {
    await setTimeout(POLL_MS);
  }
}
