import { array, check, type GenericSchema, lazy, minLength, picklist, pipe, strictObject, string } from 'valibot';

import { filledTextSchema, textSchema } from '../narrow/schemas';
import type { Exclusion } from './Exclusion';
import { labelNameSchema } from './indicatorSchema';

const TIME = 'Write a time with its offset: "2026-11-20T10:00:00Z" or "2026-11-20T11:00:00+01:00".';
const WHOLE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const timeSchema = pipe(
  string(TIME),
  check((it) => WHOLE_TIME.test(it) && Number.isFinite(Date.parse(it)), TIME)
);

const basis = {
  reason: filledTextSchema(500),
  approvedBy: pipe(
    array(filledTextSchema(100), 'List who approved it, by name.'),
    minLength(1, 'Somebody must have approved it. Add the names.')
  ),
};

const timeExclusion = pipe(
  strictObject(
    { ...basis, from: timeSchema, to: timeSchema },
    'Write what is left out, why and who approved it: {"from": "2026-11-20T10:00:00Z", "to": "2026-11-20T11:00:00Z", "reason": "…", "approvedBy": ["…"]}, or a "matcher" in place of from and to.'
  ),
  check((it) => Date.parse(it.from) < Date.parse(it.to), 'An exclusion must end after it begins. Swap from and to.')
);

const labelExclusion = strictObject({
  ...basis,
  matcher: strictObject(
    {
      label: labelNameSchema,
      is: picklist(['=', '!=', '=~', '!~'], 'Choose one of =, !=, =~, !~.'),
      value: pipe(
        textSchema(500),
        check(
          (it) => !/\$\{?[A-Za-z_]/.test(it),
          'An exclusion means the same on every dashboard: write the value itself.'
        )
      ),
    },
    'Write the matcher: {"label": "handler", "is": "=", "value": "/health"}.'
  ),
});

/** One exclusion: which of the two forms is told by whether it has a matcher, so that each problem names its own field. */
export const exclusionSchema = lazy((input) =>
  typeof input === 'object' && input !== null && 'matcher' in input ? labelExclusion : timeExclusion
) as unknown as GenericSchema<unknown, Exclusion>;
