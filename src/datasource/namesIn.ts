/** What Grafana puts in for "All" of a variable without a value of its own. */
const ALL_VALUES = ['', '$__all', 'All', '*'];

/** The names in a query's text (comma-separated, as a variable is interpolated); none where it means all. */
export function namesIn(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((it) => it.trim())
    .filter((it) => !ALL_VALUES.includes(it));
}
