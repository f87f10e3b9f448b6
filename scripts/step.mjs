const REPORT_MS = 10_000;

/**
 * Runs one step of a longer job and says what it is, that it goes on, and how long it took.
 *
 * @template Result
 * @param {string} title
 * @param {() => Promise<Result> | Result} work
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const startMs = performance.now();
  const seconds = () => (performance.now() - startMs) / 1000;
  console.log(`• ${title} …`);
  const report = setInterval(() => console.log(`    … ${seconds().toFixed(0)} s`), REPORT_MS);
  try {
    return await work();
  } finally {
    clearInterval(report);
    console.log(`  ${title}: ${seconds().toFixed(1)} s`);
  }
}
