/**
 * What a definition's element is called: two may have the same title, and Grafana before 12.4 refuses a name that is taken.
 * At most 143 characters; databases take 150.
 */
export function definitionName(title: string, uid: string): string {
  return `${title} · ${uid}`;
}
