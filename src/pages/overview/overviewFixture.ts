import { STATE_COLUMNS } from '../../frames/columns';
import type { StateRow } from '../../frames/decodeState';
import type { StateDetail } from '../../frames/StateDetail';

const DETAIL: StateDetail = {
  state: 'ship',
  headline: 'Ship',
  sentence: '62 % of the allowance is left: about 6,200 more failed checkouts.',
  agreed: 'Agreed: release freely.',
  alwaysAllowed: 'Security fixes always.',
  basis: 'Version 3 of 3 Mar, review 3 Jun',
  next: 'At this pace it lasts.',
  left: '6,200 checkouts',
  sum: '10,000 allowed − 3,800 failed = 6,200',
  age: '20 s ago',
  window: 'rolling 28 days · 99.9 %',
  stale: false,
  remaining: 0.62,
  tiers: [
    { id: 'ship', decision: 'ship', label: 'ship', agreed: 'release freely' },
    { id: 'stop', decision: 'stop', below: 0, label: 'stop below 0 %', agreed: 'fixes only' },
  ],
  signatures: [
    { party: 'product', partyName: 'Product', signed: true, text: 'Pat Reyes, 3 Mar' },
    { party: 'lead', partyName: 'Lead', signed: false, text: 'waiting' },
  ],
  signedBy: 'Signed by Pat Reyes (Product).',
  duties: [],
  reasons: ['62 % is left, above 25 %.'],
  approximations: [],
  notes: ['Version 4 is proposed.'],
};

/** A row that ships, with what a test changes. */
export function stateRow(part: Partial<Omit<StateRow, 'detail'>> = {}, detail: Partial<StateDetail> = {}): StateRow {
  return {
    slo: 'checkout',
    title: 'Checkout works',
    service: 'checkout',
    team: 'Checkout',
    version: 3,
    ...part,
    detail: { ...DETAIL, ...detail },
  };
}

/** Three promises of two teams, worst first. */
export const THREE_ROWS: StateRow[] = [
  stateRow(
    { slo: 'payments', title: 'Payments go through', service: 'payments', team: 'Payments' },
    { state: 'stop', headline: 'Reliability first', sentence: 'Allowance used up since Tue 14:20.', remaining: -0.18 }
  ),
  stateRow(),
  stateRow({ slo: 'search', title: 'Search answers fast', service: 'search' }),
];

/** The `state` frame of rows, as the Truce data source answers it. */
export function stateFrame(rows: readonly StateRow[]): object {
  const columns: Record<string, unknown[]> = {
    [STATE_COLUMNS.slo]: rows.map((it) => it.slo),
    [STATE_COLUMNS.title]: rows.map((it) => it.title),
    [STATE_COLUMNS.service]: rows.map((it) => it.service),
    [STATE_COLUMNS.team]: rows.map((it) => it.team),
    [STATE_COLUMNS.agreementVersion]: rows.map((it) => it.version),
    [STATE_COLUMNS.detail]: rows.map((it) => JSON.stringify(it.detail)),
  };
  return {
    refId: 'A',
    length: rows.length,
    fields: Object.entries(columns).map(([name, values]) => ({ name, values, type: 'string', config: {} })),
  };
}
