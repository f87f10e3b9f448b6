import { array, integer, minLength, minValue, number, optional, pipe, strictObject } from 'valibot';
import { filledTextSchema, idSchema, textSchema, timeTextSchema } from '../narrow/schemas';
import { checkpointSchema } from './checkpointSchema';
import { partySchema } from './partySchema';

const SIGNERS = 'List the people who act for it: [{"login": "pat", "name": "Pat Reyes"}].';
const REQUIRED_FROM = 'Write since when a party must sign: {"executive": "2027-03-03T09:00:00Z"}.';
const USER_ID = 'Write the number of the Grafana user, or leave the field out.';

const signerSchema = strictObject(
  {
    userId: optional(pipe(number(USER_ID), integer(USER_ID), minValue(1, USER_ID))),
    login: filledTextSchema(190),
    name: filledTextSchema(190),
    from: optional(timeTextSchema),
    until: optional(timeTextSchema),
  },
  'Write a person: {"login": "pat", "name": "Pat Reyes"}.'
);

const signersSchema = optional(array(signerSchema, SIGNERS));

export const agreementDefinitionSchema = strictObject(
  {
    id: idSchema,
    title: filledTextSchema(100),
    service: optional(textSchema(100)),
    slos: pipe(
      array(idSchema, 'List the ids of the SLOs it covers: ["checkout"].'),
      minLength(1, 'An agreement covers at least one SLO. Add its id.')
    ),
    signers: strictObject(
      {
        product: signersSchema,
        sre: signersSchema,
        lead: signersSchema,
        development: signersSchema,
        executive: signersSchema,
      },
      'Write who acts for which party: {"product": [{"login": "pat", "name": "Pat Reyes"}]}.'
    ),
    required: array(partySchema, 'List the parties that must sign: ["product", "sre"].'),
    requiredFrom: optional(
      strictObject(
        {
          product: optional(timeTextSchema),
          sre: optional(timeTextSchema),
          lead: optional(timeTextSchema),
          development: optional(timeTextSchema),
          executive: optional(timeTextSchema),
        },
        REQUIRED_FROM
      )
    ),
    checkpoint: optional(checkpointSchema),
  },
  'Write an agreement as an object with id, title, slos and signers.'
);
