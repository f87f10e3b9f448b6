// Local names: in a test's sandbox every look-up of a global is slow, and these run millions of times.
const { exp, imul } = Math;

/** A stream of numbers in [0, 1) that is always the same for the same seed and name (mulberry32). */
export function random(seed: number, stream: string): () => number {
  let state = seed | 0;
  for (let position = 0; position < stream.length; position++) {
    state = imul(state ^ stream.charCodeAt(position), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = imul(state ^ (state >>> 15), 1 | state);
    hash = (hash + imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
    return ((hash ^ (hash >>> 14)) >>> 0) / 0x100000000;
  };
}

/** A number between two bounds. */
export function between(next: () => number, from: number, to: number): number {
  return from + next() * (to - from);
}

/** A whole number whose mean is `mean`: how many events happen where that many are expected (Knuth's Poisson, small means). */
export function poisson(next: () => number, mean: number): number {
  if (mean <= 0) {
    return 0;
  }
  const limit = exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) {
    count++;
  }
  return count;
}
