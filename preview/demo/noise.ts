// A local name: in a test's sandbox every look-up of a global is slow, and this runs millions of times.
const { imul } = Math;

/**
 * Numbers that look random and are always the same for the same arguments.
 *
 * @param seed any integer: another seed tells the same story with other numbers
 * @param stream which sequence of numbers
 * @returns takes a place in the sequence, such as a minute, and gives a number in [0, 1)
 */
export function noise(seed: number, stream: string): (index: number) => number {
  const salt = imul(seed ^ fnv1a(stream), 0x9e3779b1);
  return (index) => {
    let hash = salt ^ imul(index + 1, 0x85ebca6b);
    hash = imul(hash ^ (hash >>> 16), 0x7feb352d);
    hash = imul(hash ^ (hash >>> 15), 0x846ca68b);
    return ((hash ^ (hash >>> 16)) >>> 0) / 0x100000000;
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let position = 0; position < text.length; position++) {
    hash = imul(hash ^ text.charCodeAt(position), 0x01000193);
  }
  return hash;
}
