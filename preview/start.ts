/**
 * Starts the demo: history, Prometheus, the metrics and the preview host. `npm run demo` runs it when everything it
 * needs is built; see `--help`.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { DemoError } from './demo/DemoError';
import { demoFiles } from './demo/demoFiles';
import { startExporter } from './demo/exporter';
import { ensureHistory } from './demo/history';
import { ensurePortFree } from './demo/isPortFree';
import { keepPrometheusRunning } from './demo/keepPrometheusRunning';
import { lockDataDir } from './demo/lock';
import { DEMO_PASSWORD, DEMO_PEOPLE } from './demo/people';
import { startPrometheus } from './demo/prometheus';
import { seed } from './demo/seed';
import { START_HELP, type StartOptions, startOptions } from './demo/startOptions';
import { createStep } from './demo/steps';
import { topUpHistory } from './demo/topUpHistory';
import { startServer } from './server/startServer';
import { StartError } from './server/state/StartError';

const ROOT = path.resolve(__dirname, '..');
/** Whom a fresh Grafana knows. */
const FIRST_ADMIN = { adminUser: 'admin', adminPassword: 'admin' };
/** A second Ctrl-C after this ends the demo without waiting any longer. */
const PATIENCE_MS = 2_000;

/** Starts everything, stays until it is told to stop, and ends everything again in the opposite order. */
async function runDemo(options: StartOptions, signal: AbortSignal): Promise<void> {
  const closers: Array<() => void | Promise<void>> = [];
  try {
    const running = startAll(options, closers, signal);
    await Promise.race([running, whenAborted(signal)]);
    // What is being written is cleaned up, unless that takes too long.
    await Promise.race([running, setTimeout(PATIENCE_MS)]);
  } finally {
    for (const close of closers.reverse()) {
      await close();
    }
  }
}

async function startAll(
  options: StartOptions,
  closers: Array<() => void | Promise<void>>,
  signal: AbortSignal
): Promise<void> {
  const { listen, port, prometheusPort, exporterPort, withoutHost } = options;
  const dataDir = path.resolve(options.dataDir);
  const files = demoFiles(dataDir);
  const step = createStep(print);

  closers.push(lockDataDir(dataDir));
  if (!withoutHost) {
    await ensurePortFree(listen, port, 'the preview host', '--port');
  }
  await ensurePortFree(listen, prometheusPort, 'Prometheus', '--prometheus-port');
  await ensurePortFree(listen, exporterPort, 'the metrics', '--exporter-port');
  rmSync(files.prometheusHold, { force: true });

  const history = await step('Demo history', async (log) => {
    const ensured = await ensureHistory({ dataDir, log, signal });
    await topUpHistory(dataDir, ensured, Date.now(), signal);
    return ensured;
  });
  if (history.writtenBecause && existsSync(files.stateDir)) {
    rmSync(files.previousStateDir, { recursive: true, force: true });
    renameSync(files.stateDir, files.previousStateDir);
    print(`  A new story needs a new record: what was saved before is now in ${files.previousStateDir}.`);
  }

  const exporter = await startExporter({ story: history.story, phase: 'aligned', host: listen, port: exporterPort });
  closers.push(exporter.close);

  const prometheusOptions = { dataDir, host: listen, port: prometheusPort, exporterPort };
  const prometheus = await step('Prometheus', () => startPrometheus(prometheusOptions));
  closers.push(options.keepGoing ? keepPrometheusRunning(prometheus, prometheusOptions) : prometheus.stop);

  if (!withoutHost) {
    const server = await step('Preview host', () =>
      startServer({
        host: listen,
        port,
        stateDir: files.stateDir,
        provisioningDir: path.join(ROOT, 'provisioning'),
        distDir: path.join(ROOT, 'dist'),
        pluginDirs: options.pluginDirs.map((dir) => path.resolve(dir)),
        hostDir: path.join(ROOT, 'dist-host'),
        env: { ...process.env, PROMETHEUS_URL: prometheus.url },
      })
    );
    closers.push(server.close);
    const { deploys } = history.story;
    await step('Definitions, proposals and signatures', (log) =>
      seed({ url: server.url, ...FIRST_ADMIN, log, deploys })
    );
    printHost(server.url);
  }
  print(`  Prometheus       ${prometheus.url}`);
  print(`  Metrics          ${exporter.url}/metrics`);
  print(
    `  Spend a budget   curl -X POST '${exporter.url}/drill?failed=20000'   (sign-ins; it shows within six minutes)`
  );
  print('Ready. Ctrl-C stops all of it.');

  if (!options.keepGoing) {
    const reason = await Promise.race([prometheus.exited, whenAborted(signal)]);
    signal.throwIfAborted();
    throw new DemoError(`Prometheus has died: ${reason}. Its log is ${files.prometheusLog}.`);
  }
  await whenAborted(signal);
}

function printHost(url: string): void {
  print('');
  print(`  Team dashboard   ${url}/d/truce-team`);
  print(`  Wall             ${url}/d/truce-wall?kiosk&_dash.hideTimePicker&_dash.hideVariables`);
  print(`  All SLOs         ${url}/a/truce-errorbudget-app/overview`);
  print('');
  print('  Sign in as       who                     role     password');
  const row = (login: string, who: string, role: string, password: string) =>
    print(`    ${login.padEnd(14)} ${who.padEnd(23)} ${role.padEnd(8)} ${password}`);
  for (const { login, name, role, party } of DEMO_PEOPLE) {
    row(login, `${name}, ${party}`, role, DEMO_PASSWORD);
  }
  row(FIRST_ADMIN.adminUser, 'Admin', 'Admin', FIRST_ADMIN.adminPassword);
  print('');
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Aborts on Ctrl-C, when asked to end, and when the process that started this one is gone. */
function stopSignal(): AbortSignal {
  const stopper = new AbortController();
  let stoppingSinceMs: number | null = null;
  const stop = () => {
    // One Ctrl-C arrives more than once: from the terminal, and passed on by the parents.
    if (stoppingSinceMs !== null && Date.now() - stoppingSinceMs > PATIENCE_MS) {
      process.exit(1);
    }
    stoppingSinceMs ??= Date.now();
    stopper.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, stop);
  }
  if (process.env.TRUCE_DEMO_LEASH) {
    // The parent holds the other end of file descriptor 3; it closes even when the parent is killed hard.
    new net.Socket({ fd: 3 }).on('close', () => stopper.abort()).resume();
  }
  return stopper.signal;
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    print(START_HELP);
    return 0;
  }
  const signal = stopSignal();
  try {
    await runDemo(startOptions(args), signal);
    return 0;
  } catch (error) {
    if (signal.aborted) {
      return 0;
    }
    const isExplained = error instanceof DemoError || error instanceof StartError;
    process.stderr.write(`\n${isExplained ? error.message : String((error as Error)?.stack ?? error)}\n`);
    return 1;
  }
}

void main().then((code) => process.exit(code));
