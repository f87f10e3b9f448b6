/** What became of unknown input: the value, or everything that is wrong with it, a sentence each. */
export type Narrowed<T> = { ok: true; value: T } | { ok: false; problems: string[] };
