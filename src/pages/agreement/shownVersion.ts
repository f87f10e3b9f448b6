import type { AgreementState, AgreementVersion } from '../../core/agreement/AgreementState';

/** The version that the page is about: the one on the table, else the one in force, else the newest there was. */
export function shownVersion({ proposed, inForce, versions }: AgreementState): AgreementVersion | undefined {
  return proposed ?? inForce ?? versions.at(-1);
}
