/** What Grafana puts in for "All" of a variable without a value of its own. */
const ALL_VALUES = ['', '$__all', 'All', '*'];

/** A name, or the next comma that no backslash stands before. */
const NAMES = /(?:\\,|[^,])+/g;

/** The names in a query's text (separated by commas; a comma within a name is written `\,`); none where it means all. */
export function namesIn(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(NAMES)]
    .map(([name]) => name.replaceAll('\\,', ',').trim())
    .filter((it) => !ALL_VALUES.includes(it));
}

/** A name as it stands in a query's text. */
export function escapeName(name: string): string {
  return name.replaceAll(',', '\\,');
}

/** How the values of a variable are put into a query's text: as names in it. A formatter of Grafana's template service. */
export function formatNames(value: unknown): string {
  return (Array.isArray(value) ? value : [value]).map((it) => escapeName(String(it))).join(',');
}
