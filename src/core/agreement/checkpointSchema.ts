import { array, integer, minValue, number, optional, pipe, strictObject } from 'valibot';
import { filledTextSchema, hashSchema } from '../narrow/schemas';
import { actSchema, uidSchema, writerSchema } from './actSchemas';

const WHOLE =
  'It must be a whole number, 0 or more. Take the checkpoint out: an Editor\u2019s next visit writes a new one.';

const wholeSchema = pipe(number(WHOLE), integer(WHOLE), minValue(0, WHOLE));

const storedActSchema = strictObject({
  uid: uidSchema,
  act: actSchema,
  version: wholeSchema,
  createdAt: wholeSchema,
  createdBy: writerSchema,
  updatedAt: wholeSchema,
  updatedBy: writerSchema,
});

/** What an Editor's page wrote down of the record. */
export const checkpointSchema = strictObject(
  {
    until: wholeSchema,
    count: wholeSchema,
    digest: hashSchema,
    recent: array(strictObject({ uid: uidSchema, hash: hashSchema, highest: wholeSchema })),
    kept: array(storedActSchema),
    by: writerSchema,
    at: wholeSchema,
    doubts: optional(array(filledTextSchema(500))),
  },
  'A checkpoint is an object that Truce writes. Take it out: an Editor\u2019s next visit writes a new one.'
);
