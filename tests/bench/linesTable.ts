import type { BenchLine } from './BenchLine';

/** Comparisons as a table of text, in which columns stand below each other; it is Markdown too. */
export function linesTable(lines: readonly BenchLine[]): string {
  const rows = lines.map((it) => [it.name, shown(it.ours), shown(it.other), ratioText(it.ratio), it.unit]);
  const all = [['', 'ours', 'other', 'ours ÷ other', ''], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(3, ...all.map((row) => row[column]!.length)));
  const isNumber = (column: number) => column > 0 && column < 4;
  const line = (row: readonly string[]) => {
    const cells = row.map((cell, i) => (isNumber(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)));
    return `| ${cells.join(' | ')} |`;
  };
  const rule = widths.map((width, i) => (isNumber(i) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  const [head, ...body] = all;
  return [line(head!), line(rule), ...body.map(line)].join('\n');
}

function shown(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 });
}

/** Less than a tenth is easier to read as "one in". */
function ratioText(ratio: number): string {
  if (!Number.isFinite(ratio)) {
    return '–';
  }
  return ratio > 0 && ratio < 0.1 ? `1/${Math.round(1 / ratio).toLocaleString('en-US')}` : ratio.toFixed(2);
}
