/**
 * Runs one step of a longer job and says what it is and how long it took.
 *
 * @template Result
 * @param {string} title
 * @param {() => Promise<Result> | Result} work
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const startMs = performance.now();
  console.log(`• ${title} …`);
  try {
    return await work();
  } finally {
    console.log(`  ${title}: ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
  }
}
