import {
  array,
  check,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  regex,
  strictObject,
  string,
} from 'valibot';
import { filledTextSchema, idSchema, numberSchema, textSchema } from '../narrow/schemas';
import { sloTermsEntries } from '../slo/sloSchemas';
import { partySchema } from './agreementSchemas';

const PARAGRAPH = 2000;
const DAY = 'Write the day as YYYY-MM-DD: "2027-03-31".';
const COUNT = 'Write how many bad events the window must allow at least: 0 or more.';

const duty = optional(textSchema(500));

const tierSchema = strictObject(
  {
    id: idSchema,
    decision: picklist(['ship', 'care', 'stop'], 'Choose one of ship, care, stop.'),
    enter: optional(
      strictObject({ remainingBelow: numberSchema(0, 1, '(0.25 for 25 %)') }, 'Write {"remainingBelow": 0.25}.')
    ),
    leave: optional(
      strictObject(
        { remainingAbove: numberSchema(0, 1, '(0.3 for 30 %)'), heldForHours: numberSchema(0, 24 * 365, 'hours') },
        'Write {"remainingAbove": 0.3, "heldForHours": 6}.'
      )
    ),
    agreed: filledTextSchema(500),
    duties: strictObject(
      { product: duty, sre: duty, lead: duty, development: duty, executive: duty },
      'Write what single parties do: {"sre": "Reviews risky changes the same day."}.'
    ),
  },
  'Write a tier as an object with id, decision and agreed.'
);

const sloTermsSchema = strictObject(sloTermsEntries, 'Write an SLO as an object with id, title, target and the rest.');

export const termsSchema = strictObject(
  {
    title: filledTextSchema(100),
    slos: pipe(
      array(sloTermsSchema, 'List the SLOs the terms are about.'),
      minLength(1, 'Terms are about at least one SLO. Add it.')
    ),
    tiers: pipe(
      array(tierSchema, 'List the tiers, best first.'),
      minLength(1, 'Terms have at least one tier. Add what holds while the budget is fine.')
    ),
    required: pipe(
      array(partySchema, 'List the parties that must sign: ["product", "sre"].'),
      minLength(1, 'Somebody must sign. Add at least one party.')
    ),
    alwaysAllowed: textSchema(PARAGRAPH),
    goals: textSchema(PARAGRAPH),
    notGoals: textSchema(PARAGRAPH),
    escalation: textSchema(PARAGRAPH),
    reviewOn: pipe(string(DAY), regex(/^\d{4}-\d{2}-\d{2}$/, DAY), check(isRealDay, `There is no such day. ${DAY}`)),
    data: strictObject(
      { maxAgeMinutes: numberSchema(1, 60 * 24 * 7, 'minutes'), minCoverage: numberSchema(0, 1, '(0.9 for 90 %)') },
      'Write {"maxAgeMinutes": 15, "minCoverage": 0.9}.'
    ),
    minAllowedBad: pipe(number(COUNT), minValue(0, COUNT)),
  },
  'Write terms as an object with title, slos, tiers and the rest.'
);

function isRealDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
