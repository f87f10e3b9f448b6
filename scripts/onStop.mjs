import { readFileSync } from 'node:fs';

const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
const WATCH_MS = 1000;

/**
 * Calls back once when the program is asked to end, or when the npm that started it is gone.
 *
 * @param {(exitCode: number) => void} stop takes the exit code that goes with the signal
 */
export function onStop(stop) {
  let isStopping = false;
  const once = (code) => {
    if (!isStopping) {
      isStopping = true;
      stop(code);
    }
  };
  for (const [name, number] of Object.entries(NUMBERS)) {
    process.on(name, () => once(128 + number));
  }
  if (process.env.npm_lifecycle_event) {
    const starter = starterOf();
    setInterval(() => starterOf() !== starter && once(1), WATCH_MS).unref();
  }
}

/** The process that started this one; npm puts a shell between. */
function starterOf() {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    // "1234 (name) state parent …"; the name may hold spaces.
    const isShell = /\(\w*sh\) /.test(stat);
    return isShell ? Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) : parent;
  } catch {
    return parent;
  }
}
