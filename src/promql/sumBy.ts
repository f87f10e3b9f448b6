/** `sum by (a, b) (…)`, or `sum(…)` without labels. */
export function sumBy(labels: readonly string[], expression: string): string {
  return `${aggregateBy('sum', labels)}(${expression})`;
}

/** The head of an aggregation: `max by (a, b) `, or `max`. The labels' names must have been checked (`labelNameProblem`). */
export function aggregateBy(operator: string, labels: readonly string[]): string {
  return labels.length === 0 ? operator : `${operator} by (${labels.join(', ')}) `;
}
