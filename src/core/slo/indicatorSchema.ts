import {
  array,
  check,
  finite,
  type GenericSchema,
  integer,
  literal,
  looseObject,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  strictObject,
  string,
  variant,
} from 'valibot';

import { filledTextSchema } from '../narrow/schemas';
import type { Indicator, SingleIndicator } from './Indicator';

const querySchema = filledTextSchema(4000);
const labelText = filledTextSchema(200);

const NUMBER = 'Write a number.';
const finiteNumber = pipe(number(NUMBER), finite(NUMBER));
const THRESHOLD = 'Write the threshold as a number above 0, in the unit of the histogram: 0.3 for 300 ms in seconds.';
const thresholdSchema = pipe(
  number(THRESHOLD),
  finite(THRESHOLD),
  check((it) => it > 0, THRESHOLD)
);

const HOUR_SECONDS = 3600;
const SLICE = 'Write a length in whole seconds that divides an hour and is 5 at least: 60 for a minute.';

/** A length of time that fits into hourly buckets a whole number of times. */
const dividesAnHour = pipe(
  number(SLICE),
  integer(SLICE),
  minValue(5, SLICE),
  maxValue(HOUR_SECONDS, SLICE),
  check((it) => HOUR_SECONDS % it === 0, SLICE)
);

const TWO_OF_THREE = 'Give exactly two of total, bad and good; the third follows from them.';
const hasTwoOfThree = (it: { total?: unknown; bad?: unknown; good?: unknown }) =>
  [it.total, it.bad, it.good].filter((each) => each !== undefined).length === 2;

const eventsSchema = pipe(
  strictObject(
    {
      kind: literal('events'),
      total: optional(querySchema),
      bad: optional(querySchema),
      good: optional(querySchema),
    },
    'Write {"kind": "events", "bad": "…", "total": "…"}.'
  ),
  check((it) => hasTwoOfThree(it), TWO_OF_THREE)
);

const histogramEntries = { histogram: querySchema, threshold: thresholdSchema };

const refEntries = { refId: labelText, field: optional(labelText) };
const refSchema = strictObject(refEntries, 'Name the query the value comes from: {"refId": "A"}.');
const measuresSchema = picklist(['good', 'bad'], 'Say whether the ratio is the share of "good" or of "bad" events.');

const queriesSchema = pipe(
  strictObject(
    {
      kind: literal('queries'),
      queries: pipe(
        array(
          looseObject({ refId: labelText }, 'Write a query as its editor does, with a refId.'),
          'List the queries.'
        ),
        minLength(1, 'Give at least one query.'),
        maxLength(10, 'Ten queries are enough for a ratio.'),
        check(
          (all) => new Set(all.map((it) => it.refId)).size === all.length,
          'Two queries have the same refId. Give each its own.'
        )
      ),
      total: optional(refSchema),
      bad: optional(refSchema),
      good: optional(refSchema),
      ratio: optional(
        strictObject({ ...refEntries, measures: measuresSchema }, 'Write {"refId": "A", "measures": "good"}.')
      ),
      stamp: optional(picklist(['start', 'end'], 'Say whether a time is the "start" or the "end" of its bucket.')),
      bucketSeconds: optional(
        pipe(
          dividesAnHour,
          check(
            (it) => it >= 300 && it % 300 === 0,
            'Write a length of 300 seconds or a multiple that divides an hour.'
          )
        )
      ),
    },
    'Write {"kind": "queries", "queries": […], "bad": {"refId": "A"}, "total": {"refId": "B"}}.'
  ),
  check(
    (it) => (it.ratio === undefined ? hasTwoOfThree(it) : it.bad === undefined && it.good === undefined),
    'Give exactly two of total, bad and good, or one ratio (with a total as its weight, if there is one).'
  ),
  check(
    (it) =>
      [it.total, it.bad, it.good, it.ratio].every(
        (ref) => ref === undefined || it.queries.some((query) => query.refId === ref.refId)
      ),
    'A value names a query (refId) that is not among the queries.'
  )
);

const singleSchemas = [
  eventsSchema,
  strictObject({ kind: literal('latency'), ...histogramEntries }),
  strictObject({ kind: literal('native-latency'), ...histogramEntries }),
  strictObject({
    kind: literal('slices'),
    query: querySchema,
    good: strictObject(
      {
        is: picklist(['<', '<=', '>', '>=', '==', '!='], 'Choose one of <, <=, >, >=, ==, !=.'),
        value: finiteNumber,
      },
      'Say when a slice is good: {"is": "<", "value": 0.3}.'
    ),
    sliceSeconds: optional(dividesAnHour),
  }),
  strictObject({
    kind: literal('up'),
    gauge: querySchema,
    across: picklist(
      ['any', 'all', 'share'],
      'Say what counts as up: "any" instance, "all" instances, or the "share" of instances.'
    ),
  }),
  strictObject({
    kind: literal('ratio'),
    ratio: querySchema,
    measures: measuresSchema,
    weight: optional(querySchema),
  }),
  queriesSchema,
] as const;

const KINDS =
  'Choose a kind: events, latency, native-latency, slices, up, ratio, queries or composite, and give its fields.';

// Each member is checked by its own schema; the union type is written by hand in Indicator.ts.
const singleSchema = variant('kind', singleSchemas, KINDS) as unknown as GenericSchema<unknown, SingleIndicator>;

const compositeSchema = strictObject({
  kind: literal('composite'),
  combine: picklist(['worst', 'weighted'], 'Say how the parts combine: the "worst" counts, or all "weighted".'),
  parts: pipe(
    array(
      strictObject(
        {
          name: filledTextSchema(60),
          weight: optional(
            pipe(
              finiteNumber,
              check((it) => it > 0, 'Write a weight above 0: 2 counts twice as much as 1.')
            )
          ),
          indicator: singleSchema,
        },
        'Write a part: {"name": "Pay", "indicator": {…}}.'
      ),
      'List the parts.'
    ),
    minLength(2, 'A composite has at least two parts. With one, write its indicator itself.'),
    maxLength(20, 'A composite has at most 20 parts.'),
    check((all) => new Set(all.map((it) => it.name)).size === all.length, 'Two parts have the same name.')
  ),
});

export const indicatorSchema = variant('kind', [...singleSchemas, compositeSchema], KINDS) as unknown as GenericSchema<
  unknown,
  Indicator
>;

/** A label name as Prometheus knows them. */
export const labelNameSchema = pipe(
  string('Write the label as text.'),
  check(
    (it) => /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(it),
    'A label has letters, digits and underscores, and does not begin with a digit: "region".'
  )
);
