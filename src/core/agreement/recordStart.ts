import type { AgreementDefinition } from './AgreementDefinition';

const DAY_MS = 86_400_000;

/**
 * From when on acts have to be read to say how agreements stand now, milliseconds: behind its checkpoint everything of an agreement
 * is known, and nothing was said long before it was defined (a day is for clocks that disagree). Without agreements 0: everything.
 *
 * @param agreements as stored; `createdAt` in milliseconds
 */
export function recordStart(agreements: ReadonlyArray<{ value: AgreementDefinition; createdAt: number }>): number {
  const starts = agreements.map(({ value, createdAt }) => value.checkpoint?.until ?? createdAt - DAY_MS);
  return Math.max(0, starts.length === 0 ? 0 : Math.min(...starts));
}
