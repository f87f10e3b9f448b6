import { COUNTER_KINDS } from './counterKinds';
import type { AccuracyRow } from './measureAccuracy';
import { OTHER_WAYS } from './otherWays';

const BEGIN = '<!-- Written by npm run accuracy: from here -->';
const END = '<!-- to here -->';

/** What is required of a 28-day budget, in per cent of it. */
export const REQUIRED = 0.05;

/** How the errors of all histories become one cell. */
const SUMMARIES: ReadonlyArray<{ title: string; of(errors: readonly number[]): string }> = [
  {
    title: 'Typical error (root mean square)',
    of: (errors) => shown(Math.sqrt(errors.reduce((sum, it) => sum + it * it, 0) / errors.length)),
  },
  { title: 'Largest error', of: (errors) => shown(Math.max(...errors.map(Math.abs))) },
  {
    title: `Months within ${REQUIRED} %`,
    of: (errors) => `${errors.filter((it) => Math.abs(it) < REQUIRED).length} of ${errors.length}`,
  },
];

/** Markdown tables: of each way the errors of all histories, in per cent of the budget, for each kind of counters. */
export function accuracyTable(rows: readonly AccuracyRow[]): string {
  const columns: ReadonlyArray<{ title: string; error(row: AccuracyRow): number }> = [
    { title: '**Truce on Prometheus**', error: (row) => row.onPrometheus },
    { title: '**Truce on VictoriaMetrics**', error: (row) => row.onVictoria },
    { title: 'every sample by hand', error: (row) => row.byHand },
    ...OTHER_WAYS.map(({ name }, i) => ({ title: codeOf(name), error: (row: AccuracyRow) => row.others[i]! })),
  ];
  return SUMMARIES.map(({ title, of }) =>
    markdown([
      [title, ...columns.map((column) => column.title)],
      ...COUNTER_KINDS.map(({ name }) => [
        name,
        ...columns.map(({ error }) => of(rows.filter((it) => it.kind === name).map(error))),
      ]),
    ])
  ).join('\n\n');
}

/** Padded as prettier pads tables, or it would find the file changed. */
function markdown(cells: ReadonlyArray<readonly string[]>): string {
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => `| ${row.map((it, column) => it.padEnd(widths[column]!)).join(' | ')} |`;
  const [head, ...body] = cells;
  return [line(head!), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/**
 * Puts a table into a text, in place of the one that was there.
 *
 * @throws Error when the text has no marked place for it
 */
export function withTable(text: string, table: string): string {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) {
    throw new Error(`The table has no place: write "${BEGIN}" and "${END}" on lines of their own.`);
  }
  return `${text.slice(0, from)}${BEGIN}\n\n${table}\n\n${text.slice(to)}`;
}

function shown(error: number): string {
  return error < 1 ? error.toFixed(3) : error.toFixed(1);
}

/** PromQL stands in backticks. */
function codeOf(name: string): string {
  return name.replace(/\w+\(.*\)/, '`$&`');
}
