import { POLICY_STATES, type PolicyState } from '../core/policy/PolicyState';
import { HEADLINES } from '../core/wording/headlines';
import { BUDGET_COLUMNS, BURN_TIME, FRAME_CONTRACT, STATE_COLUMNS } from './columns';
import type { BudgetDetail, BurnDetail, StateDetail, TierMark } from './StateDetail';

/** For tests: answers of the data source, good until a test spoils one part of them. */

/** 22 November 2026, 11:11 UTC. */
export const FIXTURE_NOW = Date.UTC(2026, 10, 22, 11, 11);

const HOUR = 3_600_000;

const TIERS: TierMark[] = [
  { id: 'ship', decision: 'ship', label: 'ship', agreed: 'Release freely.' },
  {
    id: 'care',
    decision: 'care',
    below: 0.25,
    label: 'care below 25 %',
    rules: 'Ship with care begins below 25 %',
    agreed: 'Canary only.',
  },
  {
    id: 'stop',
    decision: 'stop',
    below: 0,
    label: 'stop when used up',
    rules: 'Reliability first begins when used up',
    agreed: 'Fixes only.',
  },
];

/** A detail in the given state; states without an answer know no share. */
export function stateDetail(state: PolicyState = 'ship', part: Partial<StateDetail> = {}): StateDetail {
  const unknown = state === 'cant-tell' || state === 'too-little-traffic';
  return {
    state,
    headline: HEADLINES[state],
    sentence: '62 % of the allowance is left: about 6,200 more failed checkouts.',
    agreed: unknown || state === 'unsigned' ? '' : 'Release freely.',
    alwaysAllowed: 'Security fixes.',
    basis: 'Version 3 of 3 Mar, review 3 Jun',
    next: "At today's pace it lasts.",
    left: '6,200 checkouts',
    sum: '10,000 allowed − 3,800 failed = 6,200',
    age: '20 s ago',
    window: 'rolling 28 days · 99.9 %',
    stale: state === 'cant-tell',
    remaining: unknown ? undefined : 0.62,
    tiers: TIERS,
    signatures: [
      { party: 'product', partyName: 'Product', signed: true, text: 'Pat Reyes, 3 Mar' },
      { party: 'sre', partyName: 'SRE', signed: state !== 'unsigned', text: 'Sam Okafor, 3 Mar' },
    ],
    signedBy:
      state === 'unsigned' ? 'Signed by Pat Reyes (Product).' : 'Signed by Pat Reyes (Product) and Sam Okafor (SRE).',
    reasons: ['62 % is left; no tier with limits has begun.'],
    lastKnown: state === 'cant-tell' ? { state: 'ship', text: 'Ship, 55 % left' } : undefined,
    without: state === 'exception' ? { state: 'stop', headline: HEADLINES.stop } : undefined,
    exception:
      state === 'exception'
        ? { text: 'Exception until Fri 27 Nov 18:00, for: Release 4.2.', until: FIXTURE_NOW + 127 * HOUR }
        : undefined,
    duties: [],
    approximations: [],
    notes: [],
    ...part,
  };
}

interface FixtureField {
  name: string;
  values: unknown[];
}

export interface FixtureFrame {
  length: number;
  fields: FixtureField[];
  meta: { custom: { truce: Record<string, unknown> } };
}

/** A `state` frame with a row a detail; the promises are named "Promise 1" and so on. */
export function stateFrame(details: StateDetail[]): FixtureFrame {
  const column = (name: string, of: (detail: StateDetail, index: number) => unknown) => ({
    name,
    values: details.map(of),
  });
  return {
    length: details.length,
    fields: [
      column(STATE_COLUMNS.slo, (_, index) => `slo-${index + 1}`),
      column(STATE_COLUMNS.title, (_, index) => `Promise ${index + 1}`),
      column(STATE_COLUMNS.service, () => 'checkout'),
      column(STATE_COLUMNS.team, () => 'Shop'),
      column(STATE_COLUMNS.agreementVersion, () => 3),
      column(STATE_COLUMNS.detail, (detail) => JSON.stringify(detail)),
    ],
    meta: { custom: { truce: { view: 'state', contract: FRAME_CONTRACT } } },
  };
}

/** One row in every state, in the order that is the opposite of worst first. */
export function everyState(): FixtureFrame {
  return stateFrame([...POLICY_STATES].reverse().map((state) => stateDetail(state)));
}

/** A `budget` frame of three hours; the middle hour has no data. */
export function budgetFrame(part: Partial<BudgetDetail> = {}): FixtureFrame {
  const truce: BudgetDetail = {
    view: 'budget',
    contract: FRAME_CONTRACT,
    slo: 'checkout',
    title: 'Checkout works',
    state: 'ship',
    headline: 'Ship',
    many: 'checkouts',
    bad: 'failed',
    allowedBad: 10_000,
    window: 'rolling 28 days · 99.9 %',
    sentence: '62 % of the allowance is left.',
    sum: '10,000 allowed − 3,800 failed = 6,200',
    age: '20 s ago',
    stale: false,
    tiers: TIERS,
    unit: 'events',
    approximations: [],
    at: FIXTURE_NOW,
    atLabel: 'now',
    projection: [
      [FIXTURE_NOW, 0.62],
      [FIXTURE_NOW + HOUR, 0.6],
    ],
    pace: "at today's pace",
    resets: [],
    incidents: [],
    ...part,
  };
  return {
    length: 3,
    fields: [
      { name: BUDGET_COLUMNS.time, values: [FIXTURE_NOW - 2 * HOUR, FIXTURE_NOW - HOUR, FIXTURE_NOW] },
      { name: BUDGET_COLUMNS.remaining, values: [0.7, null, 0.62] },
      { name: BUDGET_COLUMNS.leftBad, values: [7000, null, 6200] },
    ],
    meta: { custom: { truce: { ...truce } } },
  };
}

/** A `burn` frame of two hours with the windows 1h and 6h. */
export function burnFrame(part: Partial<BurnDetail> = {}): FixtureFrame {
  const truce: BurnDetail = {
    view: 'burn',
    contract: FRAME_CONTRACT,
    slo: 'search',
    title: 'Search answers fast',
    state: 'care',
    headline: 'Ship with care',
    window: 'rolling 28 days · 99.9 %',
    age: '20 s ago',
    stale: false,
    approximations: [],
    rates: [
      { window: '1h', rate: 4.9, text: '4.9', severity: 'page' },
      { window: '6h', rate: 3.1, text: '3.1', severity: 'ticket' },
      { window: '3d', text: 'no traffic' },
    ],
    alerts: [
      { severity: 'page', long: '1h', short: '5m', factor: 13.44, firing: false, label: 'pages at 13.4 (1 h and 5 m)' },
    ],
    sentence: 'No page: 1 h is not above 13.4.',
    noData: {},
    ...part,
  };
  return {
    length: 2,
    fields: [
      { name: BURN_TIME, values: [FIXTURE_NOW - HOUR, FIXTURE_NOW] },
      { name: '6h', values: [0, 3.1] },
      { name: '1h', values: [null, 4.9] },
    ],
    meta: { custom: { truce: { ...truce } } },
  };
}

/** The frame without a field. */
export function withoutField(frame: FixtureFrame, name: string): FixtureFrame {
  return { ...frame, fields: frame.fields.filter((field) => field.name !== name) };
}

/** The frame with a field's values replaced. */
export function withValues(frame: FixtureFrame, name: string, values: unknown[]): FixtureFrame {
  return { ...frame, fields: frame.fields.map((field) => (field.name === name ? { name, values } : field)) };
}
