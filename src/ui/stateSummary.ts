import type { StateRow } from '../frames/decodeState';

/** One SLO in a breath, for readers of the screen: "Checkout works: Ship. 62 % of the allowance is left. …". */
export function stateSummary({ title, detail }: StateRow): string {
  const age = detail.age === '' ? '' : `Data: ${detail.age}${detail.stale ? ', older than agreed' : ''}.`;
  return [`${title}: ${detail.headline}.`, detail.sentence, detail.next, detail.agreed, age].filter(Boolean).join(' ');
}
