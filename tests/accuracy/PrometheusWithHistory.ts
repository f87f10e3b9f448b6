import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { demoFiles } from '../../preview/demo/demoFiles';
import { type RunningPrometheus, startPrometheus } from '../../preview/demo/prometheus';
import { freePort } from '../prometheus/freePort';
import type { History } from './generator/generateHistory';
import { writeTsdb } from './generator/writeTsdb';

/** A real Prometheus over a generated history, in a folder of its own. */
export class PrometheusWithHistory {
  private constructor(
    private readonly dataDir: string,
    private readonly running: RunningPrometheus
  ) {}

  static async start(history: History): Promise<PrometheusWithHistory> {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'truce-accuracy-'));
    try {
      await writeTsdb(history, demoFiles(dataDir).tsdbDir);
      const program = process.env.PROMETHEUS_BINARY;
      return new PrometheusWithHistory(dataDir, await startPrometheus({ dataDir, port: await freePort(), program }));
    } catch (error) {
      rmSync(dataDir, { recursive: true, force: true });
      throw error;
    }
  }

  get url(): string {
    return this.running.url;
  }

  async stop(): Promise<void> {
    await this.running.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
