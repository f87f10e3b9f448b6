import type { BenchLine } from './BenchLine';

/** Prints comparisons as a table. */
export function printLines(title: string, lines: readonly BenchLine[], notes: readonly string[] = []): void {
  const rows = lines.map((it) => [it.name, shown(it.ours), shown(it.other), ratioText(it.ratio), it.unit]);
  const all = [['', 'ours', 'other', 'ours ÷ other', ''], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  console.log(`\n${title}`);
  for (const row of all) {
    const cells = row.map((cell, i) => (i === 0 || i === 4 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)));
    console.log(`  ${cells.join('  ')}`.trimEnd());
  }
  notes.forEach((it) => console.log(`  ${it}`));
}

function shown(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 });
}

/** Less than a hundredth is easier to read as "one in". */
function ratioText(ratio: number): string {
  if (!Number.isFinite(ratio)) {
    return '–';
  }
  return ratio > 0 && ratio < 0.01 ? `1/${Math.round(1 / ratio).toLocaleString('en-US')}` : ratio.toFixed(2);
}
