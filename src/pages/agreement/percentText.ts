/** A share (0 … 1) as people type it in a field of per cents: "25", "2.5". */
export function percentText(share: number): string {
  return String(Number((share * 100).toFixed(10)));
}

/** What was typed in a field of per cents as a share; undefined where it is no number. */
export function shareOfPercent(text: string): number | undefined {
  const percent = numberOf(text);
  return percent === undefined ? undefined : Number((percent / 100).toFixed(12));
}

/** What was typed in a field of numbers; undefined where it is none. A comma is not guessed at: it may mean either. */
export function numberOf(text: string): number | undefined {
  const plain = text.trim();
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}
