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
import { partySchema } from './partySchema';

const PARAGRAPH = 2000;
const DAY = 'Write the day as YYYY-MM-DD: "2027-03-31".';
const COUNT = 'Write how many bad events the window must allow at least: 0 or more.';

const duty = optional(textSchema(500));

const ENTRY = 'Write {"remainingBelow": 0.25}, {"incidentAbove": 0.2} or {"burnAbove": {"factor": 14.4, "hours": 1}}.';

const entrySchema = pipe(
  strictObject(
    {
      remainingBelow: optional(numberSchema(0, 1, '(0.25 for 25 %)')),
      incidentAbove: optional(numberSchema(0, 1, '(0.2 for 20 %)')),
      burnAbove: optional(
        strictObject({ factor: numberSchema(0, 1_000_000, ''), hours: numberSchema(1, 24 * 7, 'hours') }, ENTRY)
      ),
    },
    ENTRY
  ),
  check(
    (it) => Object.values(it).some((rule) => rule !== undefined),
    `A tier needs a rule by which it begins. ${ENTRY}`
  )
);

const tierSchema = strictObject(
  {
    id: idSchema,
    name: optional(filledTextSchema(60)),
    decision: picklist(['ship', 'care', 'stop'], 'Choose one of ship, care, stop.'),
    enter: optional(entrySchema),
    leave: optional(
      strictObject(
        {
          remainingAbove: numberSchema(0, 1, '(0.3 for 30 %)'),
          heldForHours: numberSchema(0, 24 * 365, 'hours'),
          confirmedBy: optional(partySchema),
        },
        'Write {"remainingAbove": 0.3, "heldForHours": 6}.'
      )
    ),
    agreed: filledTextSchema(500),
    duties: strictObject(
      { product: duty, sre: duty, lead: duty, development: duty, executive: duty },
      'Write what single parties do: {"sre": "Reviews risky changes the same day."}.'
    ),
    reliabilityShare: optional(numberSchema(0, 1, '(0.5 for half)')),
  },
  'Write a tier as an object with id, decision and agreed.'
);

function partiesSchema(none: string) {
  return optional(pipe(array(partySchema, 'List parties: ["product", "sre"].'), minLength(1, none)));
}

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
    exceptionsBy: partiesSchema('Somebody must be able to grant exceptions. Add a party, or leave the field out.'),
    exclusionsBy: partiesSchema('Somebody must agree to exclusions. Add a party, or leave the field out.'),
    minAllowedBad: pipe(number(COUNT), minValue(0, COUNT)),
  },
  'Write terms as an object with title, slos, tiers and the rest.'
);

function isRealDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
