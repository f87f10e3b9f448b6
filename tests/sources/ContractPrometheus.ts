import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { demoFiles } from '../../preview/demo/demoFiles';
import { type RunningPrometheus, startPrometheus } from '../../preview/demo/prometheus';
import { createBlocks } from '../../preview/demo/promtool';

const MINUTE = 60_000;

/** The last of the samples, milliseconds: on the hour. */
export const LAST_AT = Date.UTC(2026, 10, 22, 6);

/** How long there are samples, milliseconds. */
const LENGTH = 240 * MINUTE;

/**
 * A real Prometheus with one counter for each of two regions, `contract_requests_total`: 10 a minute in eu, 1 in us, at 0
 * four hours before the last sample.
 */
export class ContractPrometheus {
  private constructor(
    private readonly dataDir: string,
    private readonly running: RunningPrometheus
  ) {}

  static async start(): Promise<ContractPrometheus> {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'truce-sources-'));
    const { tsdbDir } = demoFiles(dataDir);
    const text = path.join(dataDir, 'samples.txt');
    mkdirSync(tsdbDir, { recursive: true });
    writeFileSync(text, openMetrics());
    await createBlocks(text, tsdbDir);
    const running = await startPrometheus({ dataDir, port: await freePort(), retention: '100y' });
    return new ContractPrometheus(dataDir, running);
  }

  get url(): string {
    return this.running.url;
  }

  async stop(): Promise<void> {
    await this.running.stop();
    rmSync(this.dataDir, { recursive: true });
  }
}

function openMetrics(): string {
  const lines = Object.entries({ eu: 10, us: 1 }).flatMap(([region, perMinute]) =>
    Array.from({ length: LENGTH / MINUTE + 1 }, (_, i) => {
      const seconds = (LAST_AT - LENGTH + i * MINUTE) / 1000;
      return `contract_requests_total{region="${region}"} ${i * perMinute} ${seconds}`;
    })
  );
  return ['# TYPE contract_requests counter', ...lines, '# EOF', ''].join('\n');
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
