/** Whether a threshold can be read from a histogram; or one sentence that names the bounds that could be. */
export type CheckedThreshold = { ok: true } | { ok: false; problem: string };

/** @param bounds values of the label `le`, in any order and notation */
export function checkThreshold(threshold: number, bounds: readonly string[]): CheckedThreshold {
  const known = finiteBounds(bounds);
  if (known.includes(threshold)) {
    return { ok: true };
  }
  if (known.length === 0) {
    const problem = 'This histogram has no buckets with bounds. Check its name, or use the kind native-latency.';
    return { ok: false, problem };
  }
  const nearest = [known.filter((it) => it < threshold).at(-1), known.find((it) => it > threshold)];
  const named = nearest.filter((it) => it !== undefined).join(' and ');
  const problem = `${threshold} is no bucket bound of this histogram. Nearest: ${named}. Bounds: ${known.join(', ')}.`;
  return { ok: false, problem };
}

/** The bounds as numbers, ascending, each once; without +Inf, which bounds nothing. */
export function finiteBounds(bounds: readonly string[]): number[] {
  const numbers = bounds.filter((it) => it.trim() !== '').map(Number);
  return [...new Set(numbers.filter(Number.isFinite))].sort((a, b) => a - b);
}
