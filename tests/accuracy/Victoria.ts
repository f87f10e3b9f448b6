import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

import { freePort } from '../prometheus/freePort';
import type { History } from './generator/generateHistory';
import { sampleLines } from './generator/sampleLines';

const READY_WITHIN_MS = 60_000;
const POLL_MS = 50;
/** Below the size at which an import becomes slow to answer. */
const BODY_CHARACTERS = 8_000_000;

/** A real VictoriaMetrics on loopback. */
export class Victoria {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly endWithUs: () => void
  ) {}

  /**
   * Starts it over a folder and waits until it answers.
   *
   * @throws Error when it is missing or does not get ready
   */
  static async start(storageDir: string): Promise<Victoria> {
    const address = `127.0.0.1:${await freePort()}`;
    const args = [`-storageDataPath=${storageDir}`, `-httpListenAddr=${address}`, '-retentionPeriod=100y'];
    const child = spawn('victoria-metrics', args, { stdio: 'ignore' });
    const endWithUs = () => void child.kill('SIGKILL');
    process.once('exit', endWithUs);
    const victoria = new Victoria(`http://${address}`, child, endWithUs);
    let failure: string | undefined;
    child.once('error', () => (failure = 'victoria-metrics was not found on PATH (package "victoria-metrics")'));
    child.once('exit', (code) => (failure ??= `it ended with ${code}`));
    for (let waited = 0; !(await victoria.isReady()); waited += POLL_MS) {
      if (failure !== undefined || waited > READY_WITHIN_MS) {
        await victoria.stop();
        throw new Error(`VictoriaMetrics did not start: ${failure ?? 'it did not get ready'}.`);
      }
      await setTimeout(POLL_MS);
    }
    return victoria;
  }

  /** Takes in every sample of a history; they can be queried when it returns. */
  async import({ series, startMs, endMs }: History): Promise<void> {
    let body = '';
    for (const lines of sampleLines(series, 'milliseconds', startMs, endMs + 1)) {
      body += lines;
      if (body.length > BODY_CHARACTERS) {
        await this.send(body);
        body = '';
      }
    }
    await this.send(body);
    await fetch(`${this.url}/internal/force_flush`);
  }

  async stop(): Promise<void> {
    process.off('exit', this.endWithUs);
    if (this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill();
      await once(this.child, 'exit');
    }
  }

  private async send(body: string): Promise<void> {
    const response = await fetch(`${this.url}/api/v1/import/prometheus`, { method: 'POST', body });
    if (!response.ok) {
      throw new Error(`VictoriaMetrics took no samples: ${response.status} ${await response.text()}`);
    }
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health`)).ok;
    } catch {
      return false;
    }
  }
}
