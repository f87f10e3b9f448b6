import { integer, minValue, number, optional, pipe, strictObject, string, unknown } from 'valibot';
import type { InferOutput } from 'valibot';
import { filledTextSchema, hashSchema, timeTextSchema } from '../../core/narrow/schemas';

const VERSION = 'Write a whole number, 1 or more, or leave it out.';
const WRITER = 'Write who it was: { id: 3, login: sam }.';
const SAVED = 'Write when it was and who: { at: 2027-03-03T09:00:00Z, by: { id: 3, login: sam } }.';

const writerSchema = strictObject({ id: pipe(number(WRITER), integer(WRITER)), login: filledTextSchema(190) }, WRITER);

const savedSchema = optional(strictObject({ at: optional(timeTextSchema), by: optional(writerSchema) }, SAVED));

/** What stands beside a value in its file, all of it optional: who writes by hand leaves it out. */
export const metaSchema = optional(
  strictObject(
    {
      schemaVersion: optional(unknown()),
      /** What a later save must name to be accepted. */
      version: optional(pipe(number(VERSION), integer(VERSION), minValue(1, VERSION))),
      created: savedSchema,
      updated: savedSchema,
      /** Of the value as Truce wrote it: a change by hand shows. */
      hash: optional(pipe(string(), hashSchema)),
    },
    'Write meta as an object, or leave it out.'
  )
);

export type FileMeta = NonNullable<InferOutput<typeof metaSchema>>;
