import type { AgreementState, AgreementVersion } from '../../core/agreement/AgreementState';
import type { Terms } from '../../core/agreement/Terms';
import { type FieldChange, termsDiff } from '../../core/wording/termsDiff';
import type { TermsTask } from './termsTask';

/** What new terms change of a version that counts or is answered. */
export interface Comparison {
  /** "Beside version 3, in force" */
  title: string;
  changes: FieldChange[];
}

/** What the terms in the form change: of the version in force, and of the one they answer or start from. */
export function comparisons(terms: Terms, { inForce }: AgreementState, { answers, from }: TermsTask): Comparison[] {
  const versions = [
    { version: inForce, what: 'in force' },
    { version: from, what: answers === undefined ? 'which it starts from' : 'which it answers' },
  ];
  return versions.flatMap(({ version, what }, index) =>
    version === undefined || (index > 0 && isSame(version, inForce))
      ? []
      : [{ title: `Beside version ${version.version}, ${what}`, changes: termsDiff(version.terms, terms) }]
  );
}

function isSame(a: AgreementVersion, b: AgreementVersion | undefined): boolean {
  return a.version === b?.version && a.termsHash === b.termsHash;
}
