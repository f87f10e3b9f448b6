import type { StateRow } from '../frames/decodeState';

/** One SLO in a breath, for readers of the screen: "Checkout works: Ship. 62 % of the allowance is left. …". */
export function stateSummary({ title, detail }: StateRow): string {
  const age = detail.age === '' ? '' : `Data: ${detail.age}${detail.stale ? ', older than agreed' : ''}.`;
  const agreed = detail.agreed === '' ? '' : `Agreed: ${detail.agreed}`;
  const approximate = detail.approximations.length === 0 ? '' : 'The numbers are approximate.';
  const parts = [`${title}: ${detail.headline}.`, detail.sentence, approximate, detail.next, agreed, age];
  return parts.filter(Boolean).join(' ');
}
