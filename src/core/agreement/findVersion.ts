import type { AgreementVersion } from './AgreementState';

/** The version with this number and these words: two people at once may propose the same number. */
export function findVersion(versions: AgreementVersion[], version: number, hash: string): AgreementVersion | undefined {
  return versions.find((candidate) => candidate.version === version && candidate.termsHash === hash);
}
