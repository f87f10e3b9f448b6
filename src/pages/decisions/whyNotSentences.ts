/** Why some things are not offered: one line where all have the same reason, else one a thing. */
export function whyNotSentences(offers: ReadonlyArray<{ label: string; why?: string }>): string[] {
  const refused = offers.filter((it) => it.why !== undefined);
  const reasons = [...new Set(refused.map((it) => it.why))];
  if (refused.length === offers.length && reasons.length === 1) {
    return [reasons[0] ?? ''];
  }
  return reasons.map((why) => {
    const labels = refused.filter((it) => it.why === why).map((it) => it.label);
    return `${labels.join(', ')}: ${why ?? ''}`;
  });
}
