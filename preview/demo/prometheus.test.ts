/** @jest-environment node */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { demoFiles } from './demoFiles';
import { ensureFreeSpace } from './ensureFreeSpace';
import { isPortFree } from './isPortFree';
import { keepPrometheusRunning } from './keepPrometheusRunning';
import { isReady, startPrometheus } from './prometheus';
import { prometheusConfig } from './prometheusConfig';
import { beginPrometheusOutage, endPrometheusOutage } from './prometheusOutage';

// Real programs run here; a busy machine may take longer than jest's 5 s.
jest.setTimeout(60_000);

let dataDir: string;
const port = 41_000 + (process.pid % 20_000);

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'truce-prometheus-'));
});

afterEach(() => rmSync(dataDir, { recursive: true }));

describe('the Prometheus of the demo', () => {
  it('keeps its series the same whatever port the metrics are on', () => {
    expect(prometheusConfig('127.0.0.1:9491')).toBe(
      [
        'global:',
        '  scrape_interval: 60s',
        '  scrape_timeout: 10s',
        'scrape_configs:',
        '  - job_name: demo',
        '    static_configs:',
        "      - targets: ['127.0.0.1:9491']",
        '        labels: { instance: demo }',
        '',
      ].join('\n')
    );
  });

  it('answers when it has started, and is gone with its port when it is stopped', async () => {
    const prometheus = await startPrometheus({ dataDir, port });
    expect(await isReady(prometheus.url)).toBe(true);
    await prometheus.stop();
    expect(await isReady(prometheus.url)).toBe(false);
    expect(await isPortFree('127.0.0.1', port)).toBe(true);
    expect(existsSync(demoFiles(dataDir).prometheusPid)).toBe(false);
  });

  it('says that it was ended from outside when it is killed, and starts again on the same port and data', async () => {
    const prometheus = await startPrometheus({ dataDir, port });
    process.kill(Number(readFileSync(demoFiles(dataDir).prometheusPid, 'utf8')), 'SIGKILL');
    expect(await prometheus.exited).toBe('it was ended from outside');
    const again = await startPrometheus({ dataDir, port });
    await again.kill();
    expect(await isReady(again.url)).toBe(false);
  });

  it('names the port and the option when the port is taken', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    await expect(startPrometheus({ dataDir, port })).rejects.toThrow(
      `Port ${port} for Prometheus is taken on 127.0.0.1. Stop what listens there, or choose another one with --prometheus-port.`
    );
    await new Promise((resolve) => server.close(resolve));
  });

  it('says why it cannot start', async () => {
    writeFileSync(path.join(dataDir, 'prometheus.yml'), '');
    await expect(startPrometheus({ dataDir, port, retention: 'forever' })).rejects.toThrow(/did not start: .*forever/);
  });

  it('stays away during an outage and comes back by itself afterwards', async () => {
    const options = { dataDir, port };
    const prometheus = await startPrometheus(options);
    const stop = keepPrometheusRunning(prometheus, options);
    await beginPrometheusOutage(dataDir, prometheus.url);
    await prometheus.exited;
    expect(await isReady(prometheus.url)).toBe(false);
    await endPrometheusOutage(dataDir, prometheus.url);
    expect(await isReady(prometheus.url)).toBe(true);
    await stop();
    expect(await isReady(prometheus.url)).toBe(false);
  });
});

describe('the disk', () => {
  it('is checked before anything large is written', async () => {
    await expect(ensureFreeSpace(dataDir, 500e6, async () => 12.9e6)).rejects.toThrow('12 MB free, 500 MB needed');
    await expect(ensureFreeSpace(dataDir, 500e6, async () => 500e6)).resolves.toBeUndefined();
    await expect(ensureFreeSpace(dataDir, 1)).resolves.toBeUndefined();
  });
});
