/** What a field of an agreement's definition or of an SLO is called, by its path: "Product: Pat Reyes". */
export function fieldLabel(path: string): string {
  return path;
}

/** What it holds, in plain words. */
export function fieldValue(_path: string, value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
