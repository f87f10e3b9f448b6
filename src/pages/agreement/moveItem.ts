/** A list with one item moved to another place. Places outside of the list leave it as it is. */
export function moveItem<T>(items: readonly T[], from: number, to: number): T[] {
  const moved = [...items];
  if (from < 0 || to < 0 || from >= items.length || to >= items.length) {
    return moved;
  }
  moved.splice(to, 0, ...moved.splice(from, 1));
  return moved;
}
