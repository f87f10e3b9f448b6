import type { Series } from './ports';

/** What tells the series of one query apart: their labels, whatever their order, and the field. */
export function seriesKey({ labels, field }: Pick<Series, 'labels' | 'field'>): string {
  const names = Object.keys(labels);
  if (names.length === 0 && field === undefined) {
    return '';
  }
  return JSON.stringify([field, ...names.sort().map((name) => [name, labels[name]])]);
}
