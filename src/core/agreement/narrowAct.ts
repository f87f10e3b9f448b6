import { integer, literal, minValue, number, optional, pipe, strictObject, variant } from 'valibot';
import type { Narrowed } from '../narrow/Narrowed';
import { narrowWith } from '../narrow/narrowWith';
import { filledTextSchema, hashSchema, idSchema, textSchema } from '../narrow/schemas';
import type { Act } from './Act';
import { partySchema } from './agreementSchemas';
import { termsProblems } from './narrowTerms';
import { termsSchema } from './termsSchemas';

const VERSION = 'Write the version of the terms: 1 or a later whole number.';

const base = {
  agreement: idSchema,
  party: partySchema,
  previous: optional(
    strictObject(
      { uid: filledTextSchema(40), hash: hashSchema },
      'Name the act before this one by uid and hash, or leave the field out on the very first act.'
    )
  ),
  version: pipe(number(VERSION), integer(VERSION), minValue(1, VERSION)),
};

const actSchema = variant(
  'act',
  [
    strictObject({ ...base, act: literal('propose'), terms: termsSchema, reason: textSchema(2000) }),
    strictObject({ ...base, act: literal('sign'), termsHash: hashSchema }),
  ],
  'Truce knows the acts "propose" and "sign". Update Truce if a newer version wrote another one.'
);

/** Unknown input (stored, imported, typed) → an act, or every problem with it. */
export function narrowAct(input: unknown): Narrowed<Act> {
  const narrowed = narrowWith<Act>(actSchema, input, 'The act');
  if (!narrowed.ok || narrowed.value.act !== 'propose') {
    return narrowed;
  }
  const problems = termsProblems(narrowed.value.terms);
  return problems.length === 0 ? narrowed : { ok: false, problems };
}
