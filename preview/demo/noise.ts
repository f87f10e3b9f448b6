/**
 * A number that looks random and is always the same for the same arguments.
 *
 * @param seed any integer: another seed tells the same story with other numbers
 * @param stream which sequence of numbers
 * @param index place in the sequence, such as a minute
 * @returns a number in [0, 1)
 */
export function noise(seed: number, stream: string, index: number): number {
  let hash = Math.imul(seed ^ streamSalt(stream), 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x100000000;
}

const salts = new Map<string, number>();

/** FNV-1a of the stream's name. */
function streamSalt(stream: string): number {
  let salt = salts.get(stream);
  if (salt === undefined) {
    salt = 0x811c9dc5;
    for (let position = 0; position < stream.length; position++) {
      salt = Math.imul(salt ^ stream.charCodeAt(position), 0x01000193);
    }
    salts.set(stream, salt);
  }
  return salt;
}
