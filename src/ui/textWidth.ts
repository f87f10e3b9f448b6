/**
 * Estimated width of text in Inter, Grafana's font, as multiples of the font size: a little above the average advance of
 * English text. An estimate is enough, because what is fitted with it may wrap or be cut off, and it needs no canvas.
 */
export function textWidth(text: string, weight: 'regular' | 'bold' = 'regular'): number {
  return text.length * (weight === 'bold' ? 0.56 : 0.52);
}

/** Estimated number of lines of wrapped text in a width given in multiples of the font size. */
export function lineCount(text: string, widthInEms: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const needed = textWidth(word);
    if (used > 0 && used + textWidth(' ') + needed > widthInEms) {
      lines += 1;
      used = needed;
    } else {
      used += (used > 0 ? textWidth(' ') : 0) + needed;
    }
  }
  return lines;
}
