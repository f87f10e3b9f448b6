/** Fields that hold a moment or an identifier of the moment. */
const MOMENTS = new Set(['created', 'updated', 'createdAt', 'updatedAt', 'lastSeenAt', 'accessErrorId', 'buildstamp']);
const IDS = new Set(['id', 'folderId', 'connectionId']);
/** Ids from here on are made of the time. */
const LARGE = 1e14;
const MADE_UP_UID = /^[a-z0-9]{14}$/;

/**
 * Compares an answer with the recorded one field by field: the same keys, types, lengths and values. Of times, large
 * ids and made-up uids only the form is compared, so that a time with nanoseconds differs from one without.
 *
 * @returns one sentence a difference
 */
export function differences(expected: unknown, actual: unknown, path = 'body'): string[] {
  if (typeOf(expected) !== typeOf(actual)) {
    return [`${path} is ${show(actual)}, recorded was ${show(expected)}`];
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return expected.length === actual.length
      ? expected.flatMap((item, index) => differences(item, actual[index], `${path}[${index}]`))
      : [`${path} has ${actual.length} entries, recorded were ${expected.length}`];
  }
  if (isRecord(expected) && isRecord(actual)) {
    const missing = Object.keys(expected).filter((key) => !(key in actual));
    const extra = Object.keys(actual).filter((key) => !(key in expected));
    const shared = Object.keys(expected).filter((key) => key in actual);
    return [
      ...missing.map((key) => `${path}.${key} is missing`),
      ...extra.map((key) => `${path}.${key} was not recorded`),
      ...shared.flatMap((key) => differences(expected[key], actual[key], `${path}.${key}`)),
    ];
  }
  const key = path.slice(path.lastIndexOf('.') + 1);
  const [wanted, given] = [formOf(key, expected), formOf(key, actual)];
  return wanted === given ? [] : [`${path} is ${show(actual)}, recorded was ${show(expected)}`];
}

function formOf(key: string, value: unknown): unknown {
  if (MOMENTS.has(key)) {
    return typeof value === 'string' ? value.replace(/\d+/g, '0') : typeof value;
  }
  if (IDS.has(key) && typeof value === 'number' && value > LARGE) {
    return 'a large id';
  }
  return /uid$/i.test(key) && typeof value === 'string' && MADE_UP_UID.test(value) ? 'a made-up uid' : value;
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeOf(value) === 'object';
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 120);
}
