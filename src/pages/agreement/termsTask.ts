import type { AgreementState, AgreementVersion } from '../../core/agreement/AgreementState';
import { shownVersion } from './shownVersion';
import { versionKey } from './versionRows';

/** What a form of terms is for: a proposal, or other terms along with a send-back. */
export interface TermsTask {
  /** The version that is sent back; absent for a proposal. */
  answers?: AgreementVersion;
  /** The version whose terms the form starts from; absent for the first. */
  from?: AgreementVersion;
  /** Names the form where drafts are kept. */
  form: string;
}

/**
 * What the address asks for: `?answers=4-9c41e07a` sends that version back with other terms, `?from=3-11aa22bb` starts from
 * that version. Anything else starts from what is on the table or in force.
 */
export function termsTask(params: URLSearchParams, state: AgreementState): TermsTask {
  const find = (key: string | null) => state.versions.find((it) => versionKey(it) === key);
  const answers = find(params.get('answers'));
  if (answers !== undefined) {
    return { answers, from: answers, form: `answers-${versionKey(answers)}` };
  }
  return { from: find(params.get('from')) ?? shownVersion(state), form: 'propose' };
}
