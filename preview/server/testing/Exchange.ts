import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One recorded request and its answer. */
export interface Exchange {
  name: string;
  /** The login, or null for nobody. */
  as: string | null;
  request: { method: string; path: string; headers?: Record<string, string>; body?: unknown };
  response: { status: number; contentType: string; body: unknown };
}

const DIR = join(__dirname, '../../contract');

/** The topics that were recorded, one a file. */
export function recordedTopics(): string[] {
  return readdirSync(DIR)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace('.json', ''));
}

/** The exchanges of one topic, in the order of their recording. */
export function recorded(topic: string): Exchange[] {
  return JSON.parse(readFileSync(join(DIR, `${topic}.json`), 'utf8')) as Exchange[];
}
