/** Deals out what was asked for together: to each asker as many as he asked for, in order. */
export function dealOut<T>(answers: readonly T[], askers: ReadonlyArray<{ readonly length: number }>): T[][] {
  let next = 0;
  return askers.map(({ length }) => answers.slice(next, (next += length)));
}
