import { CliProblem, WRONG_USE } from './CliProblem';

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

const HOW = 'Write it as 2026-11-22T11:00:00Z, 2026-11-22T12:00:00+01:00, -3h, -7d or now.';
const ABSOLUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The time of `--at`, milliseconds: "now", a length of time before now ("-3h"), or ISO 8601 with its offset.
 *
 * @throws CliProblem for everything else, and for times to come
 */
export function parseAt(text: string, now: number): number {
  const time = timeOf(text, now);
  if (time > now) {
    throw problem(`--at ${text} is still to come. A budget is known up to now.`);
  }
  return time;
}

function timeOf(text: string, now: number): number {
  if (text === 'now') {
    return now;
  }
  const ago = /^-(\d+(?:\.\d+)?)([mhdw])$/.exec(text);
  if (ago !== null) {
    return now - Number(ago[1]) * UNITS[ago[2]!]!;
  }
  const absolute = ABSOLUTE.exec(text);
  if (absolute === null) {
    throw problem(
      /^\d{4}-\d{2}-\d{2}$/.test(text)
        ? `--at ${text} is a day, not a moment. ${HOW}`
        : `--at ${text} is not a time that Truce can read. ${HOW}`
    );
  }
  if (absolute[3] === undefined) {
    throw problem(
      `--at ${text} does not say in which time zone. Add its offset: ${text}Z for UTC, ${text}+01:00 for Berlin in winter.`
    );
  }
  const time = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  // Date.parse takes 30 February for 2 March.
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(time) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text.slice(0, 10))) {
    throw problem(`--at ${text} does not exist. ${HOW}`);
  }
  return time;
}

function problem(sentence: string): CliProblem {
  return new CliProblem(WRONG_USE, [sentence]);
}
