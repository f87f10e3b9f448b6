import type { ReadFailure, ReadResult, Series } from '../engine/ports';
import type { SourceField, SourceFrame } from './SourceFrame';

/** A series as it is put together, one value after the other. */
interface Draft {
  labels: Record<string, string>;
  field?: string;
  /** Shown to people: "bad {region=eu}". */
  name: string;
  points: Array<[time: number, value: number]>;
}

/** Names by which data sources call the only value of a frame; they tell nothing apart. */
const NAMELESS = /^_?values?$/i;

/**
 * The series of the frames that answer one query, whatever data source they come from: wide frames (a time field and
 * number fields with labels), several frames, and long ones (a time field, columns of text as labels, number fields).
 *
 * A failure, with a sentence, where there is no time or no number, or where two values stand at one time: which of them
 * counts (or whether both do) is for the query to say.
 */
export function framesToSeries(frames: readonly SourceFrame[]): ReadResult {
  const drafts = new Map<string, Draft>();
  for (const frame of frames) {
    const failure = isAnswer(frame) ? addFrame(frame, drafts) : undefined;
    if (failure !== undefined) {
      return failure;
    }
  }
  const series: Series[] = [];
  for (const draft of drafts.values()) {
    const points = ascending(draft.points);
    const twice = points.findIndex(([time], i) => i > 0 && time === points[i - 1]![0]);
    if (twice !== -1) {
      return twoValues(draft.name, points[twice]![0]);
    }
    const { labels, field } = draft;
    const [times, values] = [points.map((it) => it[0]), points.map((it) => it[1])];
    series.push({ labels, ...(field === undefined ? {} : { field }), times, values });
  }
  return { ok: true, series };
}

/** An empty answer has no columns, or columns without rows. Annotations are no answer. */
function isAnswer({ fields, meta }: SourceFrame): boolean {
  return meta?.dataTopic !== 'annotations' && fields.some((it) => it.values.length > 0);
}

function addFrame(frame: SourceFrame, drafts: Map<string, Draft>): ReadFailure | undefined {
  const time = frame.fields.find((it) => it.type === 'time');
  const numbers = frame.fields.filter((it) => it.type === 'number');
  if (time === undefined) {
    return failed(
      'The answer has no column of times. Let the query answer one row a bucket, with the time of the bucket.'
    );
  }
  if (numbers.length === 0) {
    return failed('The answer has no column of numbers. Let the query answer counts, one row a bucket.');
  }
  const texts = frame.fields.filter((it) => it.type === 'string' || it.type === 'boolean');
  for (const number of numbers) {
    const field = nameOf(number, frame, numbers.length);
    for (let row = 0; row < number.values.length; row++) {
      const value = number.values[row];
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        continue;
      }
      const at = timeOf(time.values[row]);
      if (at === undefined) {
        return failed(`Row ${row + 1} of the answer has the value ${value} and no time. Leave such rows out.`);
      }
      draftOf(drafts, labelsOf(number, texts, row), field).points.push([at, value]);
    }
  }
  return undefined;
}

/**
 * The name of a value field, where it has one that says something; else that of its frame. Where there are labels, the
 * frame's name is made of them ("orders.count { region: eu }" in InfluxQL, a legend in PromQL): they tell the series apart.
 */
function nameOf(field: SourceField, frame: SourceFrame, among: number): string | undefined {
  if (among > 1 || !NAMELESS.test(field.name)) {
    return field.name || undefined;
  }
  return Object.keys(field.labels ?? {}).length > 0 ? undefined : frame.name || undefined;
}

/** As in Prometheus, an empty label is none. */
function labelsOf(number: SourceField, texts: readonly SourceField[], row: number): Record<string, string> {
  const all = [
    ...texts.map(({ name, values }) => [name, values[row]] as const),
    ...Object.entries(number.labels ?? {}),
  ];
  return Object.fromEntries(
    all.flatMap(([name, value]) =>
      value === undefined || value === null || value === '' ? [] : [[name, String(value)]]
    )
  );
}

function draftOf(drafts: Map<string, Draft>, labels: Record<string, string>, field: string | undefined): Draft {
  const pairs = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify([field, pairs]);
  let draft = drafts.get(key);
  if (draft === undefined) {
    const named = pairs.map(([label, value]) => `${label}="${value}"`).join(', ');
    const name = [field, named && `{${named}}`].filter(Boolean).join(' ');
    draft = { labels, field, name, points: [] };
    drafts.set(key, draft);
  }
  return draft;
}

/** Data sources that run in the browser alone put dates, or text, where others put milliseconds. */
function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  const time = typeof value === 'string' ? Date.parse(value) : value instanceof Date ? value.getTime() : NaN;
  return Number.isFinite(time) ? time : undefined;
}

function ascending(points: Draft['points']): Draft['points'] {
  const isAscending = points.every(([time], i) => i === 0 || time >= points[i - 1]![0]);
  return isAscending ? points : [...points].sort(([a], [b]) => a - b);
}

function twoValues(name: string, time: number): ReadFailure {
  const whose = name === '' ? '' : ` of ${name}`;
  return failed(
    `The answer has two values${whose} for the same time, ${new Date(time).toISOString()}. ` +
      'Let the query answer one row a bucket: add rows up (in SQL, GROUP BY the bucket), or name what tells them apart in a column of text.'
  );
}

function failed(message: string): ReadFailure {
  return { ok: false, kind: 'other', message };
}
