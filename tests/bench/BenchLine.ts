/** One comparison. */
export interface BenchLine {
  /** What was measured, and against what. */
  name: string;
  ours: number;
  other: number;
  /** Ours ÷ other: less is better. */
  ratio: number;
  unit: string;
}

export function benchLine(name: string, unit: string, ours: number, other: number): BenchLine {
  return { name, ours, other, ratio: ours / other, unit };
}
