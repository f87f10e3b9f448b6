import type { AccuracyRow } from './measureAccuracy';
import { OTHER_WAYS } from './otherWays';

/** One comparison, as `npm run accuracy -- --json FILE` writes it. */
export interface AccuracyLine {
  /** The kind of counters, the history, where it was read, and what it is compared with. */
  name: string;
  /** By how much Truce's budget is off, without sign. */
  ours: number;
  /** By how much the other's is. */
  other: number;
  /** Ours ÷ other: less is better. */
  ratio: number;
  unit: string;
}

/** Compares Truce with each other way, for each kind and each history. */
export function accuracyLines(rows: readonly AccuracyRow[]): AccuracyLine[] {
  return rows.flatMap((row) => [
    ...row.others.map((other, i) => line(row, 'Prometheus', OTHER_WAYS[i]!.name, row.onPrometheus, other)),
    line(row, 'Prometheus', 'every sample by hand', row.onPrometheus, row.byHand),
    line(row, 'VictoriaMetrics', 'every sample by hand', row.onVictoria, row.byHand),
  ]);
}

function line({ kind, seed }: AccuracyRow, place: string, against: string, ours: number, other: number): AccuracyLine {
  const [a, b] = [Math.abs(ours), Math.abs(other)];
  return {
    name: `${kind}, history ${seed}, ${place}: against ${against}`,
    ours: a,
    other: b,
    ratio: a / b,
    unit: '% of the budget',
  };
}
