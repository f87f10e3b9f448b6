import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

import { DemoError } from './DemoError';
import { demoFiles } from './demoFiles';
import { ensurePortFree } from './isPortFree';
import { prometheusConfig } from './prometheusConfig';

export interface PrometheusOptions {
  /** The demo's data folder, with a written history in it. */
  dataDir: string;
  /** Address to listen on; loopback by default. */
  host?: string;
  port: number;
  /** Port of the exporter on loopback; nothing is scraped without it. */
  exporterPort?: number;
  /** Such as `200d`. */
  retention?: string;
  /** The program to run, such as another version's; `prometheus` on PATH by default. */
  program?: string;
}

/** A running Prometheus. */
export interface RunningPrometheus {
  url: string;
  /** Lets it end by itself. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Fulfilled when it has ended for whatever reason, with the last thing it complained about. */
  exited: Promise<string>;
}

const READY_WITHIN_MS = 60_000;
const POLL_MS = 50;

/**
 * A shell that runs a program and ends it when the other end of file descriptor 3 closes: so it does not survive its
 * parent, not even one that was killed hard.
 */
const LEASH = [
  '"$@" 3<&- & program=$!',
  'echo "$program" >&4',
  '{ read -r _ <&3; kill -TERM "$program"; } 4>&- & watch=$!',
  'wait "$program"; code=$?',
  'kill "$watch" 2>/dev/null',
  'exit "$code"',
].join('\n');

/**
 * Starts Prometheus over the written history and waits until it answers.
 *
 * @throws DemoError when the port is taken, Prometheus is missing or does not get ready
 */
export async function startPrometheus(options: PrometheusOptions): Promise<RunningPrometheus> {
  const { dataDir, host = '127.0.0.1', port, exporterPort, retention = '200d', program = 'prometheus' } = options;
  const files = demoFiles(dataDir);
  await ensurePortFree(host, port, 'Prometheus', '--prometheus-port');
  mkdirSync(files.tsdbDir, { recursive: true });
  writeFileSync(files.prometheusConfig, prometheusConfig(exporterPort ? `127.0.0.1:${exporterPort}` : null));

  const log = openSync(files.prometheusLog, 'w');
  const args = [
    `--config.file=${files.prometheusConfig}`,
    `--storage.tsdb.path=${files.tsdbDir}`,
    `--storage.tsdb.retention.time=${retention}`,
    // Equal durations switch compaction off, so that the written blocks stay the ones the marker names.
    '--storage.tsdb.min-block-duration=2h',
    '--storage.tsdb.max-block-duration=2h',
    `--web.listen-address=${host}:${port}`,
  ];
  const shell = spawn('sh', ['-c', LEASH, 'leash', program, ...args], {
    stdio: ['ignore', log, log, 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in the terminal is heard by the demo alone, which then ends everything in order.
    detached: true,
  });
  closeSync(log);
  const leash = shell.stdio[3];
  shell.stdio[4]?.once('data', (pid: Buffer) => writeFileSync(files.prometheusPid, pid));

  let hasExited = false;
  const exited = new Promise<string>((resolve) => {
    const end = (reason: string) => {
      hasExited = true;
      leash?.destroy();
      rmSync(files.prometheusPid, { force: true });
      resolve(reason);
    };
    shell.once('error', (error) => end(error.message));
    shell.once('exit', () => end(lastComplaint(files.prometheusLog)));
  });

  const running: RunningPrometheus = {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    stop: async () => {
      leash?.destroy();
      await exited;
    },
    kill: async () => {
      if (!hasExited && shell.pid) {
        process.kill(-shell.pid, 'SIGKILL');
      }
      await exited;
    },
    exited,
  };
  if (!(await isReadyInTime(running.url, () => hasExited))) {
    const why = hasExited ? await exited : `it did not get ready within ${READY_WITHIN_MS / 1000} s`;
    await running.kill();
    throw new DemoError(`Prometheus did not start: ${why}. Its log is ${files.prometheusLog}.`);
  }
  return running;
}

/** Polls until Prometheus is ready; false when it has ended or takes too long. */
async function isReadyInTime(url: string, hasExited: () => boolean): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!hasExited() && Date.now() < deadline) {
    if (await isReady(url)) {
      return true;
    }
    await setTimeout(POLL_MS);
  }
  return false;
}

/** Whether a Prometheus answers queries there. */
export async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/-/ready`)).ok;
  } catch {
    return false;
  }
}

/** The last error in Prometheus's log, without the time and the place in its code. */
function lastComplaint(logFile: string): string {
  if (!existsSync(logFile)) {
    return 'it ended at once';
  }
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  const complaint = lines.filter((line) => /level=error|^error|^panic|not found/i.test(line)).at(-1);
  return complaint?.replace(/^.*?(msg=|err=)/, '').trim() ?? 'it was ended from outside';
}
