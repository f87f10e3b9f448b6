const LONGEST = 120;

/** User's text within a sentence, shortened where it would drown it. */
export function quoted(text: string): string {
  return text.length > LONGEST ? `"${text.slice(0, LONGEST - 1)}…"` : `"${text}"`;
}
