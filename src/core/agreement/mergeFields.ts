import { canonicalHash } from './canonicalHash';
import { mergeOrder } from './mergeOrder';

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

type Fields = Record<string, unknown>;
type ListKey = 'id' | 'login';

// Half of each would be a window, a measurement or a checkpoint that nobody wrote.
const WHOLE = new Set(['checkpoint', 'indicator', 'source', 'window']);

/**
 * Merges two changes of an object field by field. Lists of objects that have an id or a login are merged item by item, other
 * lists as a whole. Where only one side changed a field, that change counts; where both did, differently, it is a conflict.
 *
 * @param base what both started from
 * @throws Error when something in them is not JSON
 */
export function mergeFields(base: object, mine: object, theirs: object): FieldMerge {
  const conflicts: FieldConflict[] = [];
  const merged = merge(base, mine, theirs, [], conflicts) as object;
  return { merged, conflicts };
}

/**
 * The merged object with every conflict decided.
 *
 * @param choices by the path of the conflict; one that is missing stays as it was before
 */
export function withChoices(
  merged: object,
  conflicts: readonly FieldConflict[],
  choices: Readonly<Record<string, 'mine' | 'theirs'>>
): object {
  return conflicts.reduce<unknown>((whole, conflict) => {
    const choice = choices[conflict.path];
    return choice === undefined ? whole : withValue(whole, conflict.keys, conflict[choice]);
  }, merged) as object;
}

function merge(base: unknown, mine: unknown, theirs: unknown, keys: string[], conflicts: FieldConflict[]): unknown {
  if (areEqual(base, mine) || areEqual(mine, theirs)) {
    return theirs;
  }
  if (areEqual(base, theirs)) {
    return mine;
  }
  const found: FieldConflict[] = [];
  const merged = WHOLE.has(keys.at(-1) ?? '')
    ? undefined
    : (mergeObjects(base, mine, theirs, keys, found) ?? mergeLists(base, mine, theirs, keys, found));
  if (merged === undefined) {
    conflicts.push({ path: keys.join('.'), keys, base, mine, theirs });
    return base;
  }
  conflicts.push(...found);
  return merged;
}

function mergeObjects(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  keys: string[],
  conflicts: FieldConflict[]
): Fields | undefined {
  if (!isFields(mine) || !isFields(theirs) || !(base === undefined || isFields(base))) {
    return undefined;
  }
  const before = base ?? {};
  // In the order of both sides, so that it does not matter which one is mine.
  const names = [...new Set([before, mine, theirs].flatMap((it) => Object.keys(it)))].sort();
  return present(
    names.map((name) => [name, merge(before[name], mine[name], theirs[name], [...keys, name], conflicts)])
  );
}

function mergeLists(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  keys: string[],
  conflicts: FieldConflict[]
): unknown[] | undefined {
  const lists = [base ?? [], mine, theirs];
  const key = (['id', 'login'] as const).find((it) => lists.every((list) => isKeyed(list, it)));
  if (key === undefined) {
    return undefined;
  }
  const [before, ours, others] = lists.map((list) => itemsOf(list as Fields[], key)) as [Items, Items, Items];
  const order = mergeOrder([...before.keys()], [...ours.keys()], [...others.keys()]);
  return order?.flatMap((id) => {
    const item = merge(before.get(id), ours.get(id), others.get(id), [...keys, id], conflicts);
    return item === undefined ? [] : [item];
  });
}

type Items = Map<string, Fields>;

function itemsOf(list: readonly Fields[], key: ListKey): Items {
  return new Map(list.map((it) => [it[key] as string, it]));
}

/** Whether it is a list of objects of which each has a key of its own. */
function isKeyed(list: unknown, key: ListKey): list is Fields[] {
  return (
    Array.isArray(list) &&
    list.every((it) => isFields(it) && typeof it[key] === 'string') &&
    new Set(list.map((it: Fields) => it[key])).size === list.length
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areEqual(a: unknown, b: unknown): boolean {
  return a === b || canonicalHash({ value: a }) === canonicalHash({ value: b });
}

function present(entries: Array<[string, unknown]>): Fields {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The same with another value at one place; undefined takes the place away. */
function withValue(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) {
    return value;
  }
  if (Array.isArray(whole)) {
    return withItem(whole, key, (item) => withValue(item, rest, value));
  }
  const fields = isFields(whole) ? whole : {};
  return present(Object.entries({ ...fields, [key]: withValue(fields[key], rest, value) }));
}

function withItem(list: readonly unknown[], id: string, change: (item: unknown) => unknown): unknown[] {
  const isIt = (item: unknown) => isFields(item) && (item.id === id || item.login === id);
  const items = list.some(isIt) ? list.map((it) => (isIt(it) ? change(it) : it)) : [...list, change(undefined)];
  return items.filter((it) => it !== undefined);
}
