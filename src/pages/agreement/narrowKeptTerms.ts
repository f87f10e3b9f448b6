import {
  array,
  type GenericSchema,
  literal,
  maxLength,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  string,
} from 'valibot';

import { PARTIES } from '../../core/agreement/parties';
import { windowSchema } from '../../core/slo/windowSchema';
import type { KeptTerms } from './KeptTerms';

// Longer than any field may be: what is too long has to come back to be shortened.
const text = pipe(string(), maxLength(20_000));
const party = picklist(PARTIES);
const parties = pipe(array(party), maxLength(PARTIES.length));
const actId = pipe(string(), regex(/^[-a-z0-9]{1,36}$/));

const slo = object({ id: text, from: picklist(['definition', 'signed']), tolerance: text, window: windowSchema });

const tier = object({
  id: text,
  name: text,
  decision: picklist(['ship', 'care', 'stop']),
  remainingBelow: text,
  incidentAbove: text,
  burnFactor: text,
  burnHours: text,
  remainingAbove: text,
  heldForHours: text,
  confirmedBy: optional(party),
  agreed: text,
  duties: record(party, text),
  reliabilityShare: text,
});

const schema = object({
  schema: literal(1),
  draft: object({
    title: text,
    slos: pipe(array(slo), maxLength(200)),
    tiers: pipe(array(tier), maxLength(50)),
    required: parties,
    alwaysAllowed: text,
    goals: text,
    notGoals: text,
    escalation: text,
    reviewOn: text,
    maxAgeMinutes: text,
    minCoverage: text,
    minAllowedBad: text,
    exceptionsBy: parties,
    exclusionsBy: parties,
  }),
  reason: text,
  party: optional(party),
  ids: object({ propose: actId, sign: actId }),
  basis: text,
  at: number(),
}) as unknown as GenericSchema<unknown, KeptTerms & { schema: 1 }>;

/** What a browser kept → terms to go on with; nothing where it is not that. */
export function narrowKeptTerms(input: unknown): KeptTerms | undefined {
  const result = safeParse(schema, input);
  if (!result.success) {
    return undefined;
  }
  const { schema: _schema, ...kept } = result.output;
  return kept;
}
