import type { StateRow } from '../../frames/decodeState';

/** What the overview has to show: the SLOs, or why there are none. Sentences are for people. */
export type Overview =
  | {
      kind: 'rows';
      /** Worst first, at least one. */
      rows: StateRow[];
      /** What could not be read, a sentence each. */
      problems: string[];
      /** When they were read, milliseconds. */
      at: number;
    }
  | { kind: 'no-slos'; problems: string[] }
  | { kind: 'not-set-up'; problem: string }
  | { kind: 'no-data-source' }
  | { kind: 'not-allowed'; problem: string }
  | { kind: 'not-signed-in'; problem: string }
  | { kind: 'failed'; problem: string };
