/** The labels that name a group, and only those; a label that a series lacks is empty, as in Prometheus. */
export function groupLabels(
  labels: Readonly<Record<string, string>>,
  groupBy: readonly string[]
): Record<string, string> {
  return Object.fromEntries(groupBy.map((name) => [name, labels[name] ?? '']));
}

/** A text that is the same for the same group and different for others. */
export function groupKey(labels: Readonly<Record<string, string>>, groupBy: readonly string[]): string {
  return JSON.stringify(groupBy.map((name) => labels[name] ?? ''));
}

/** A group for people: "eu-west", "eu-west · checkout"; "(no region)" where the label is empty. */
export function groupName(labels: Readonly<Record<string, string>>, groupBy: readonly string[]): string {
  return groupBy.map((name) => labels[name] || `(no ${name})`).join(' · ');
}
