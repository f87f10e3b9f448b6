import { maxLength, pipe, rawTransform, string } from 'valibot';
import type { Narrowed } from '../../narrow/Narrowed';
import { narrowWith } from '../../narrow/narrowWith';
import { budgetFraction } from '../budgetFraction';
import { parseDuration } from './parseDuration';
import { parseNumber } from './parseNumber';
import { perMs } from './perMs';
import { roundTarget } from './roundTarget';
import { targetFromEvents } from './targetFromEvents';
import { targetFromTime } from './targetFromTime';
import type { PerUnit, Tolerance } from './Tolerance';

const FORMS = 'Write a time, "10 minutes a month", a number of events, "1 in 1,000", or a share, "99.9 %".';
const NUMBER = 'Write the number with a point for decimals and commas for thousands: "99.9 %", "1 in 1,000".';
const WHOLE = 'Events are whole. Write whole numbers, with commas for thousands: "5 in 10,000".';
const IN_WHICH_TIME = 'Say in which time: "10 minutes a month" or "10 minutes in 30 days".';
const WITHOUT_TRAFFIC = `So many events in a time are no share without the traffic. ${FORMS}`;
const NOTHING =
  'That leaves no budget: the first bad event or second breaks the promise for good. Allow a little: "1 in 1,000".';
const EVERYTHING = 'That allows everything to go wrong. Allow less than the whole: "1 in 1,000".';

const AMOUNT = String.raw`(?:\d[\d.,_'’]*(?: \d{3}(?!\S))*|an?|one)(?: (?:hundred|thousand|million|billion))?`;
const CONNECTED = String.raw`(?: (?:per|each|every|in any|in every|in each|in|within|over|out of|of) | ?\/ ?)`;
const UNIT = String.raw`(min(?:ute)?|h|hour|d|day|w|week|mo|month|q|quarter|y|year)s?`;
const PERCENT = /^(.*?) ?(?:%|percent|per cent|pct)(?: of (?:the )?[\p{L}-]+)?$/u;
const TIME = new RegExp(`^(.+?)(?:${CONNECTED}(?:(${AMOUNT}) ?)?| (an?) )${UNIT}$`, 'u');
const ADVERB = /^(.+) (dai|week|month|quarter|year|annual)ly$/;
const EVENTS = new RegExp(`^(${AMOUNT})(?: (\\S*\\p{L}.*?))?${CONNECTED}(${AMOUNT})(?: (\\S*\\p{L}.*))?$`, 'u');

const UNITS: Readonly<Record<string, PerUnit>> = {
  min: 'minute',
  h: 'hour',
  d: 'day',
  dai: 'day',
  w: 'week',
  mo: 'month',
  q: 'quarter',
  y: 'year',
  annual: 'year',
};

const schema = pipe(
  string(FORMS),
  maxLength(200, `Shorten it to at most 200 characters. ${FORMS}`),
  rawTransform<string, Tolerance>(({ dataset, addIssue, NEVER }) => {
    const found = read(plain(dataset.value));
    const wrong = typeof found === 'string' ? found : problemOf(found);
    if (wrong !== undefined) {
      addIssue({ message: wrong });
      return NEVER;
    }
    return found as Tolerance;
  })
);

/**
 * What may go wrong, as people say it: "10 minutes a month", "43 min per 30 days", "1 checkout in 1,000", "1 of 200", "0.1 %",
 * "99.9 %". A share below 50 % is what may go wrong, from 50 % on what has to go well; a number alone between 50 and 100 is a
 * share of that kind. A month means 30 days, a
 * quarter 90, a year 365, whatever the window (see `perMs`).
 */
export function parseTolerance(text: unknown): Narrowed<Tolerance> {
  return narrowWith<Tolerance>(schema, text, 'The tolerance');
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '').toLowerCase();
}

/** The tolerance, or what is wrong. */
function read(text: string): Tolerance | string {
  return (
    readPercent(text) ??
    readBare(text) ??
    readTime(text) ??
    readEvents(text) ??
    (parseDuration(text) ? IN_WHICH_TIME : FORMS)
  );
}

function readPercent(text: string): Tolerance | string | undefined {
  const match = PERCENT.exec(text);
  if (match === null) {
    return undefined;
  }
  const percent = parseNumber(match[1]!);
  if (percent === undefined) {
    return NUMBER;
  }
  return { kind: 'target', target: roundTarget(percent < 50 ? 1 - percent / 100 : percent / 100) };
}

/** "99.5" can only be a target in per cents; a smaller number could be minutes, events or what may go wrong. */
function readBare(text: string): Tolerance | undefined {
  const percent = parseNumber(text);
  return percent !== undefined && percent > 50 && percent < 100
    ? { kind: 'target', target: roundTarget(percent / 100) }
    : undefined;
}

function readTime(text: string): Tolerance | string | undefined {
  const [, adverbSpan, adverb] = ADVERB.exec(text) ?? [];
  const [, span = adverbSpan, amount, , unit = adverb] = TIME.exec(text) ?? [];
  if (span === undefined || unit === undefined) {
    return undefined;
  }
  const count = amount === undefined ? 1 : parseNumber(amount);
  const minutes = parseDuration(span.replace(/ (?:of )?(?:downtime|outage|down)$/, ''));
  if (minutes === undefined) {
    return /^\d|^an? |^one /.test(span) ? WITHOUT_TRAFFIC : undefined;
  }
  if (count === undefined || count <= 0) {
    return IN_WHICH_TIME;
  }
  const per = { count, unit: UNITS[unit] ?? (unit as PerUnit) };
  return { kind: 'time', minutes, per, target: targetFromTime({ minutes, perMs: perMs(per) }) };
}

function readEvents(text: string): Tolerance | string | undefined {
  const [, badText, noun, ofText] = EVENTS.exec(text) ?? [];
  if (badText === undefined || ofText === undefined) {
    return undefined;
  }
  if (parseDuration(`${badText} ${noun ?? ''}`) !== undefined) {
    return IN_WHICH_TIME;
  }
  const bad = parseNumber(badText);
  const of = parseNumber(ofText);
  if (bad === undefined || of === undefined) {
    return NUMBER;
  }
  // "1 in 1.000" is a thousand to half of Europe and one to everybody else.
  if (/\./.test(badText + ofText)) {
    return WHOLE;
  }
  return of === 0 ? EVERYTHING : { kind: 'events', bad, of, target: targetFromEvents({ bad, of }) };
}

function problemOf({ target }: Tolerance): string | undefined {
  if (target <= 0) {
    return EVERYTHING;
  }
  return budgetFraction(target) <= 0 ? NOTHING : undefined;
}
