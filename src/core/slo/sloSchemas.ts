import { array, check, maxLength, minLength, number, optional, pipe, strictObject } from 'valibot';
import { filledTextSchema, idSchema, textSchema } from '../narrow/schemas';
import { budgetFraction } from './budgetFraction';
import { exclusionSchema } from './exclusionSchema';
import { indicatorSchema, labelNameSchema } from './indicatorSchema';
import { startsOnSchema, windowSchema } from './windowSchema';

const TARGET = 'Write the share of good events as a number between 0 and 1: 0.999 for 99.9 %.';
const wordsSchema = strictObject(
  { one: filledTextSchema(60), many: filledTextSchema(60), bad: filledTextSchema(60) },
  'Write the words of an event: {"one": "checkout", "many": "checkouts", "bad": "failed"}.'
);

const sourceSchema = strictObject(
  { type: filledTextSchema(100), uid: filledTextSchema(40) },
  'Write the data source: {"type": "prometheus", "uid": "…"}.'
);

const groupBySchema = pipe(
  array(labelNameSchema, 'List the labels: ["region"].'),
  minLength(1, 'Name at least one label, or leave groupBy out.'),
  maxLength(5, 'Group by at most five labels.'),
  check((all) => new Set(all).size === all.length, 'A label is named twice. Name it once.')
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
  groupBy: optional(groupBySchema),
  exclusions: optional(
    pipe(array(exclusionSchema, 'List the exclusions.'), maxLength(200, 'Keep at most 200 exclusions.'))
  ),
  target: targetSchema,
  window: windowSchema,
  startsOn: optional(startsOnSchema),
};

export const sloSchema = strictObject(
  { ...sloTermsEntries, service: filledTextSchema(100), team: filledTextSchema(100) },
  'Write an SLO as an object with id, title, target and the rest.'
);
