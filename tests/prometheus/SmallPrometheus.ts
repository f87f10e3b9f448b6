import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { demoFiles } from '../../preview/demo/demoFiles';
import { type RunningPrometheus, startPrometheus } from '../../preview/demo/prometheus';
import { createBlocks } from '../../preview/demo/promtool';
import { freePort } from './freePort';

/** A series by its name and labels, `x_total{code="200"}`, and its value at a time (milliseconds); undefined: no sample. */
export type SmallSeries = Readonly<Record<string, (time: number) => number | undefined>>;

/** A real Prometheus with a few series, a sample a minute. */
export class SmallPrometheus {
  private constructor(
    private readonly dataDir: string,
    private readonly running: RunningPrometheus
  ) {}

  /**
   * @param fromMs time of the first sample, a whole minute
   * @param toMs time of the last one
   */
  static async start(series: SmallSeries, fromMs: number, toMs: number): Promise<SmallPrometheus> {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'truce-small-'));
    const { tsdbDir } = demoFiles(dataDir);
    mkdirSync(tsdbDir, { recursive: true });
    const text = path.join(dataDir, 'samples.txt');
    writeFileSync(text, openMetrics(series, fromMs, toMs));
    await createBlocks(text, tsdbDir);
    const running = await startPrometheus({ dataDir, port: await freePort(), retention: '100y' });
    return new SmallPrometheus(dataDir, running);
  }

  get url(): string {
    return this.running.url;
  }

  async stop(): Promise<void> {
    await this.running.stop();
    rmSync(this.dataDir, { recursive: true });
  }
}

function openMetrics(series: SmallSeries, fromMs: number, toMs: number): string {
  const lines = Object.entries(series).flatMap(([name, valueAt]) => {
    const samples: string[] = [];
    for (let time = fromMs; time <= toMs; time += 60_000) {
      const value = valueAt(time);
      if (value !== undefined) {
        samples.push(`${name} ${value} ${time / 1000}`);
      }
    }
    return samples;
  });
  return [...lines, '# EOF', ''].join('\n');
}
