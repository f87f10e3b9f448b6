import {
  array,
  check,
  type GenericSchema,
  integer,
  literal,
  minLength,
  minValue,
  number,
  optional,
  pipe,
  strictObject,
  variant,
} from 'valibot';
import { filledTextSchema, hashSchema, idSchema, numberSchema, textSchema, timeTextSchema } from '../narrow/schemas';
import type { Act } from './Act';
import { partySchema } from './partySchema';
import { termsSchema } from './termsSchemas';

const VERSION = 'Write the version of the terms: 1 or a later whole number.';
const WRITER = 'Write who it was: {"id": 2, "login": "pat"}.';
const USER_ID = 'Write the number of the Grafana user.';
const LONG = 2000;

export const uidSchema = filledTextSchema(40);
const versionSchema = pipe(number(VERSION), integer(VERSION), minValue(1, VERSION));
/** Of a deleted user Grafana knows the id alone: the login comes back empty. */
export const writerSchema = strictObject(
  { id: pipe(number(USER_ID), integer(USER_ID), minValue(0, USER_ID)), login: textSchema(190) },
  WRITER
);
const slosSchema = optional(
  pipe(
    array(idSchema, 'List the ids of the SLOs it is about: ["checkout"].'),
    minLength(1, 'Name at least one SLO, or leave the field out for all of them.')
  )
);
export const referenceSchema = strictObject({ uid: uidSchema, hash: hashSchema }, 'Name the act by uid and hash.');
const reasonSchema = filledTextSchema(LONG);

const base = {
  agreement: idSchema,
  previous: optional(
    strictObject(
      { uid: uidSchema, hash: hashSchema, by: optional(writerSchema) },
      'Name the act before this one by uid and hash, or leave the field out on the very first act.'
    )
  ),
};
const forParty = { ...base, party: partySchema };
const onTerms = { ...forParty, version: versionSchema, termsHash: hashSchema };

const stretch = {
  from: timeTextSchema,
  to: timeTextSchema,
};

const askExclusion = pipe(
  strictObject({ ...forParty, act: literal('ask-exclusion'), slos: slosSchema, ...stretch, reason: reasonSchema }),
  check((it) => Date.parse(it.from) < Date.parse(it.to), 'An exclusion must end after it begins. Swap from and to.')
);

const book = pipe(
  strictObject({
    ...forParty,
    act: literal('book'),
    title: filledTextSchema(200),
    slos: slosSchema,
    ...stretch,
    budgetShare: optional(numberSchema(0, 1, '(0.1 for 10 %)')),
  }),
  check((it) => Date.parse(it.from) < Date.parse(it.to), 'A launch must end after it begins. Swap from and to.')
);

const counterSchema = strictObject(
  { version: versionSchema, terms: termsSchema },
  'Write the other terms with their version, or leave the field out.'
);

/** One entry of the record, field by field. */
export const actSchema = variant(
  'act',
  [
    strictObject({
      ...forParty,
      act: literal('propose'),
      version: versionSchema,
      terms: termsSchema,
      reason: textSchema(LONG),
    }),
    strictObject({ ...onTerms, act: literal('sign') }),
    strictObject({ ...onTerms, act: literal('send-back'), reason: reasonSchema, counter: optional(counterSchema) }),
    strictObject({ ...onTerms, act: literal('retire'), reason: reasonSchema }),
    strictObject({ ...base, act: literal('comment'), version: optional(versionSchema), text: reasonSchema }),
    strictObject({
      ...forParty,
      act: literal('ask-exception'),
      slos: slosSchema,
      scope: filledTextSchema(500),
      reason: reasonSchema,
      until: timeTextSchema,
    }),
    askExclusion,
    strictObject({ ...forParty, act: literal('approve'), of: referenceSchema }),
    strictObject({ ...forParty, act: literal('decline'), of: referenceSchema, reason: reasonSchema }),
    strictObject({ ...forParty, act: literal('revoke'), of: referenceSchema, reason: reasonSchema }),
    strictObject({
      ...forParty,
      act: literal('confirm-recovery'),
      tier: idSchema,
      slo: optional(idSchema),
      reason: reasonSchema,
    }),
    book,
    strictObject({ ...base, act: literal('note'), text: reasonSchema, slos: slosSchema }),
  ],
  'Truce knows the acts propose, sign, send-back, retire, comment, ask-exception, ask-exclusion, approve, decline, revoke, ' +
    'confirm-recovery, book and note. Update Truce if a newer version wrote another one.'
) as unknown as GenericSchema<unknown, Act>;
