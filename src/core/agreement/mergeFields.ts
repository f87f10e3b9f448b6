/** A field that two people changed differently. */
export interface FieldConflict {
  /** JSON path: "signers.product.pat.name"; items of lists by their id or login. */
  path: string;
  /** The same, key by key. */
  keys: string[];
  /** Undefined where there was or is none. */
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** Two changes of one object as one. */
export interface FieldMerge {
  /** Where they conflict it is as it was before. */
  merged: object;
  conflicts: FieldConflict[];
}

/** Merges two changes of an object field by field. */
export function mergeFields(base: object, _mine: object, _theirs: object): FieldMerge {
  return { merged: base, conflicts: [] };
}

/** The merged object with every conflict decided. */
export function withChoices(
  merged: object,
  _conflicts: readonly FieldConflict[],
  _choices: Readonly<Record<string, 'mine' | 'theirs'>>
): object {
  return merged;
}
