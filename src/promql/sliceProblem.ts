/** What is wrong with the length of a slice, as a sentence: buckets hold whole slices, and an hour whole buckets. */
export function sliceProblem(sliceSeconds: number): string | undefined {
  const fits = Number.isInteger(sliceSeconds) && sliceSeconds > 1 && 3600 % sliceSeconds === 0;
  return fits
    ? undefined
    : `A slice of ${sliceSeconds} seconds does not divide an hour. Use one that does: 10, 15, 30, 60, 300 or 600 seconds.`;
}
