/** A count of slices as minutes. */
export function minutesOf(slices: string, sliceSeconds: number): string {
  if (sliceSeconds === 60) {
    return slices;
  }
  return sliceSeconds > 60 ? `${slices} * ${sliceSeconds / 60}` : `${slices} / ${60 / sliceSeconds}`;
}
