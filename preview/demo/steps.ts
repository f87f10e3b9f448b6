/** Runs one step of a longer job and says what it is and how long it took. */
export type Step = <Result>(
  title: string,
  work: (progress: (line: string) => void) => Promise<Result>
) => Promise<Result>;

/**
 * Makes the function that runs steps.
 *
 * @param print takes one line without its end
 */
export function createStep(print: (line: string) => void): Step {
  return async (title, work) => {
    const startMs = performance.now();
    print(`• ${title} …`);
    const result = await work((line) => print(`    ${line}`));
    print(`  ${title}: ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
    return result;
  };
}
