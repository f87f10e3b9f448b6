import { randomBytes } from 'node:crypto';
import type { Clock } from './Clock';

/** A uid of the length and alphabet Grafana makes up. */
export function randomUid(): string {
  return Array.from(randomBytes(14), (byte) => (byte % 36).toString(36)).join('');
}

/** Makes numeric ids as large as Grafana's for folders and dashboards, never the same one twice in a process. */
export function largeIds(clock: Clock): () => number {
  let last = 0;
  return () => (last = Math.max(last + 1, clock() * 1000));
}

/** The last part of a dashboard's or folder's address. */
export function slugify(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
