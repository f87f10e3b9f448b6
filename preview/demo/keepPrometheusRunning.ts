import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

import { demoFiles } from './demoFiles';
import { type PrometheusOptions, type RunningPrometheus, startPrometheus } from './prometheus';

const POLL_MS = 100;

/**
 * Starts Prometheus again whenever it has died, unless an outage is wanted.
 *
 * @returns a function that stops it for good
 */
export function keepPrometheusRunning(first: RunningPrometheus, options: PrometheusOptions): () => Promise<void> {
  let current = first;
  let isStopping = false;
  const { prometheusHold } = demoFiles(options.dataDir);
  const watch = async () => {
    while (!isStopping) {
      await current.exited;
      while (!isStopping && existsSync(prometheusHold)) {
        await setTimeout(POLL_MS);
      }
      if (!isStopping) {
        current = await startPrometheus(options);
      }
    }
  };
  const watching = watch();
  return async () => {
    isStopping = true;
    await current.stop();
    await watching;
    await current.stop();
  };
}
