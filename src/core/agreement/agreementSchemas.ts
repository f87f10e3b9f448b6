import { array, integer, minLength, minValue, number, optional, picklist, pipe, strictObject } from 'valibot';
import { filledTextSchema, idSchema } from '../narrow/schemas';
import { PARTIES } from './parties';

const SIGNERS = 'List the people who act for it: [{"login": "pat", "name": "Pat Reyes"}].';
const USER_ID = 'Write the number of the Grafana user, or leave the field out.';

export const partySchema = picklist(PARTIES, `Choose one of ${PARTIES.join(', ')}.`);

const signerSchema = strictObject(
  {
    userId: optional(pipe(number(USER_ID), integer(USER_ID), minValue(1, USER_ID))),
    login: filledTextSchema(190),
    name: filledTextSchema(190),
  },
  'Write a person: {"login": "pat", "name": "Pat Reyes"}.'
);

const signersSchema = optional(array(signerSchema, SIGNERS));

export const agreementDefinitionSchema = strictObject(
  {
    id: idSchema,
    title: filledTextSchema(100),
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
    required: optional(array(partySchema, 'List the parties that must sign: ["product", "sre"].')),
  },
  'Write an agreement as an object with id, title, slos and signers.'
);
