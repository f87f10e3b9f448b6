/** What is wrong with a threshold, as a sentence. */
export function thresholdProblem(threshold: number): string | undefined {
  return Number.isFinite(threshold)
    ? undefined
    : `The threshold is ${threshold}. Write a number in the histogram's own unit: 0.3 for 300 ms in seconds.`;
}
