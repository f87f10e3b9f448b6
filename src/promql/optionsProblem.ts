import type { BucketOptions } from './BucketQueries';
import { labelNameProblem } from './labelName';

/** What is wrong with the labels that are grouped by or left out, as a sentence. */
export function optionsProblem({ groupBy, without }: BucketOptions, taken: readonly string[] = []): string | undefined {
  for (const label of [...groupBy, ...without.map((it) => it.label)]) {
    const problem = labelNameProblem(label);
    if (problem !== undefined) {
      return problem;
    }
    if (taken.includes(label)) {
      return `The label "${label}" holds the bounds of a histogram. Neither group by it nor exclude by it.`;
    }
  }
  return undefined;
}
