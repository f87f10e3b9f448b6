/**
 * Places the labels of horizontal lines above or below them where neither another line nor another label runs through.
 * Earlier lines go first; a label without a place is undefined.
 *
 * @param lines heights of the lines that have a label
 * @param others heights of further lines
 * @param area top and bottom of the plot
 * @param size height of a label, in the same pixels
 */
export function placeLevelLabels(
  lines: readonly number[],
  others: readonly number[],
  area: { top: number; bottom: number },
  size: number
): Array<number | undefined> {
  const placed: number[] = [];
  return lines.map((line, index) => {
    const rest = [...others, ...lines.filter((_, other) => other !== index)];
    const place = [line - size * 0.6, line + size * 0.6].find(
      (y) =>
        y - size / 2 >= area.top &&
        y + size / 2 <= area.bottom &&
        rest.every((other) => Math.abs(other - y) >= size * 0.45) &&
        placed.every((other) => Math.abs(other - y) >= size)
    );
    if (place !== undefined) {
      placed.push(place);
    }
    return place;
  });
}
