import * as v from 'valibot';

import { PARTIES } from '../core/agreement/parties';
import { POLICY_STATES } from '../core/policy/PolicyState';
import type { BudgetDetail, BurnDetail, StateDetail } from './StateDetail';

const tierMark = v.object({
  id: v.string(),
  decision: v.picklist(['ship', 'care', 'stop']),
  below: v.optional(v.number()),
  label: v.string(),
  rules: v.optional(v.string()),
  agreed: v.string(),
});

const policyState = v.picklist(POLICY_STATES);

/** What answers of the first version do not carry yet. */
const sentences = v.optional(v.array(v.string()), []);

/** Narrows the `detail` column of a state frame. */
export const stateDetailSchema: v.GenericSchema<unknown, StateDetail> = v.object({
  state: policyState,
  headline: v.pipe(v.string(), v.nonEmpty()),
  sentence: v.string(),
  agreed: v.string(),
  alwaysAllowed: v.string(),
  basis: v.string(),
  next: v.string(),
  left: v.string(),
  sum: v.string(),
  age: v.string(),
  window: v.string(),
  stale: v.boolean(),
  remaining: v.optional(v.number()),
  tiers: v.array(tierMark),
  signatures: v.array(
    v.object({ party: v.picklist(PARTIES), partyName: v.string(), signed: v.boolean(), text: v.string() })
  ),
  signedBy: v.string(),
  reasons: v.array(v.string()),
  lastKnown: v.optional(v.object({ state: policyState, text: v.string() })),
  without: v.optional(v.object({ state: policyState, headline: v.string() })),
  exception: v.optional(v.object({ text: v.string(), until: v.pipe(v.number(), v.finite()) })),
  decidedBy: v.optional(v.object({ slo: v.string(), title: v.string(), state: policyState, headline: v.string() })),
  duties: v.optional(v.array(v.object({ party: v.picklist(PARTIES), partyName: v.string(), text: v.string() })), []),
  reliabilityShare: v.optional(v.pipe(v.number(), v.finite())),
  confirm: v.optional(v.object({ tier: v.string(), since: v.pipe(v.number(), v.finite()) })),
  agreement: v.optional(
    v.object({
      id: v.string(),
      title: v.string(),
      version: v.number(),
      reviewOn: v.string(),
      isReviewDue: v.boolean(),
    })
  ),
  approximations: sentences,
  notes: v.array(v.string()),
});

/** Narrows `meta.custom.truce` of a budget frame. */
export const budgetDetailSchema: v.GenericSchema<unknown, BudgetDetail> = v.object({
  view: v.literal('budget'),
  contract: v.number(),
  slo: v.string(),
  title: v.string(),
  state: policyState,
  headline: v.string(),
  many: v.string(),
  bad: v.string(),
  allowedBad: v.number(),
  window: v.string(),
  sentence: v.string(),
  sum: v.string(),
  age: v.string(),
  stale: v.boolean(),
  tiers: v.array(tierMark),
  unit: v.optional(v.picklist(['events', 'minutes']), 'events'),
  approximations: sentences,
  at: v.number(),
  atLabel: v.optional(v.string(), 'now'),
  projection: v.array(v.tuple([v.number(), v.number()])),
  pace: v.optional(v.string(), "at today's pace"),
  resets: v.optional(v.array(v.pipe(v.number(), v.finite())), []),
  incidents: v.optional(
    v.array(v.object({ from: v.number(), to: v.number(), label: v.string(), short: v.string() })),
    []
  ),
});

const severity = v.picklist(['page', 'ticket']);

/** Narrows `meta.custom.truce` of a burn frame. */
export const burnDetailSchema: v.GenericSchema<unknown, BurnDetail> = v.object({
  view: v.literal('burn'),
  contract: v.number(),
  slo: v.string(),
  title: v.string(),
  state: policyState,
  headline: v.string(),
  window: v.string(),
  age: v.string(),
  stale: v.boolean(),
  approximations: sentences,
  rates: v.array(
    v.object({ window: v.string(), rate: v.optional(v.number()), text: v.string(), severity: v.optional(severity) })
  ),
  alerts: v.array(
    v.object({
      severity,
      long: v.string(),
      short: v.string(),
      factor: v.pipe(v.number(), v.finite()),
      firing: v.boolean(),
      label: v.string(),
    })
  ),
  sentence: v.string(),
  noData: v.optional(v.record(v.string(), v.array(v.number())), {}),
});

/** Where and what the first problem is: `tiers.0.label: Invalid type: Expected string but received 3`. */
export function firstIssue(issues: ReadonlyArray<v.BaseIssue<unknown>>): string {
  const issue = issues[0];
  if (issue === undefined) {
    return 'unknown problem';
  }
  const path = v.getDotPath(issue);
  return path === null ? issue.message : `${path}: ${issue.message}`;
}
