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
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && once(1), WATCH_MS).unref();
  }
}
