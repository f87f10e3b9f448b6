import { quoted } from './quoted';

/** The sentence for the first label that groups need and an expression has dropped. */
export function groupsProblem(
  expression: { dropperOf(label: string): string | undefined },
  groupBy: readonly string[]
): string | undefined {
  for (const label of groupBy) {
    const dropper = expression.dropperOf(label);
    if (dropper !== undefined) {
      return `${quoted(dropper)} drops the label "${label}", which groups need. Write sum by (${label}) (…) in it.`;
    }
  }
  return undefined;
}
