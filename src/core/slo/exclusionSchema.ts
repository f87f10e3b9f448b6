import { array, check, type GenericSchema, lazy, minLength, picklist, pipe, strictObject } from 'valibot';

import { filledTextSchema, textSchema, timeTextSchema } from '../narrow/schemas';
import type { Exclusion } from './Exclusion';
import { labelNameSchema } from './indicatorSchema';

const basis = {
  reason: filledTextSchema(500),
  approvedBy: pipe(
    array(filledTextSchema(100), 'List who approved it, by name.'),
    minLength(1, 'Somebody must have approved it. Add the names.')
  ),
};

const timeExclusion = pipe(
  strictObject(
    { ...basis, from: timeTextSchema, to: timeTextSchema },
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
