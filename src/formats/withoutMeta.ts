/** What a file says without what a folder of definitions keeps beside it under `meta`: who saved it, and when. */
export function withoutMeta(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return input;
  }
  const { meta: _, ...value } = input as { meta?: unknown };
  return value;
}
