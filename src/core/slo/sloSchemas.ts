import { check, integer, literal, maxValue, minValue, number, pipe, strictObject } from 'valibot';
import { filledTextSchema, idSchema, textSchema } from '../narrow/schemas';
import { budgetFraction } from './budgetFraction';

const TARGET = 'Write the share of good events as a number between 0 and 1: 0.999 for 99.9 %.';
const DAYS = 'A rolling window has 1 to 365 whole days; 28 days hold four weekends whenever one looks.';
const SELECTOR_LENGTH = 4000;

const windowSchema = strictObject(
  {
    kind: literal('rolling', 'Only "rolling" windows are known.'),
    days: pipe(number(DAYS), integer(DAYS), minValue(1, DAYS), maxValue(365, DAYS)),
  },
  'Write a window: {"kind": "rolling", "days": 28}.'
);

const wordsSchema = strictObject(
  { one: filledTextSchema(60), many: filledTextSchema(60), bad: filledTextSchema(60) },
  'Write the words of an event: {"one": "checkout", "many": "checkouts", "bad": "failed"}.'
);

const sourceSchema = strictObject(
  {
    type: literal('prometheus', 'Only "prometheus" sources are known.'),
    uid: filledTextSchema(40),
  },
  'Write the data source: {"type": "prometheus", "uid": "…"}.'
);

const indicatorSchema = strictObject(
  {
    kind: literal('events', 'Only the kind "events" is known.'),
    bad: filledTextSchema(SELECTOR_LENGTH),
    total: filledTextSchema(SELECTOR_LENGTH),
  },
  'Write the indicator: {"kind": "events", "bad": "…", "total": "…"}.'
);

const targetSchema = pipe(
  number(TARGET),
  check((target) => target > 0, `A promise of nothing cannot be broken. ${TARGET}`),
  check(
    (target) => target < 1 && budgetFraction(target) > 0,
    `A promise of 100 % leaves no budget: one bad event breaks it for good. ${TARGET}`
  )
);

/** What of an SLO is signed. */
export const sloTermsEntries = {
  id: idSchema,
  title: filledTextSchema(100),
  promise: textSchema(500),
  words: wordsSchema,
  source: sourceSchema,
  indicator: indicatorSchema,
  target: targetSchema,
  window: windowSchema,
};

export const sloSchema = strictObject(
  { ...sloTermsEntries, service: filledTextSchema(100), team: filledTextSchema(100) },
  'Write an SLO as an object with id, title, target and the rest.'
);
