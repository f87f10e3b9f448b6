/**
 * Moves label positions apart until none is nearer to the next than `gap`, keeping their order and staying between
 * `top` and `bottom` as long as there is room for all. Answers the new positions in the order of the old ones.
 */
export function spreadLabels(positions: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = positions.map((position, index) => ({ position, index })).sort((a, b) => a.position - b.position);
  const placed: number[] = [];
  for (const { position } of order) {
    const last = placed[placed.length - 1];
    placed.push(Math.max(position, last === undefined ? top : last + gap));
  }
  let ceiling = bottom;
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    placed[i] = Math.min(placed[i] ?? ceiling, ceiling);
    ceiling = (placed[i] ?? ceiling) - gap;
  }
  const result = new Array<number>(positions.length);
  order.forEach(({ index }, place) => {
    result[index] = placed[place] ?? 0;
  });
  return result;
}
