import type { AgreementState } from './AgreementState';

/** Whether a fold of the newest acts cannot be relied on: what it says depends on acts behind the checkpoint that it does not keep. */
export function needsWhole({ reading }: Pick<AgreementState, 'reading'>): boolean {
  return reading === 'too-little';
}
