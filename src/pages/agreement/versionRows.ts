import type { AgreementState, AgreementVersion } from '../../core/agreement/AgreementState';
import type { Reader } from '../../core/wording/formatTime';
import { wordVersionStatus } from '../../core/wording/wordAct';
import { shortHash } from './signatureRows';

/** One version in the list of versions. */
export interface VersionRow {
  /** Unique also where two people proposed the same number at once. */
  key: string;
  text: string;
  /** Key of the version to compare it with: the one in force, else the one before. Absent when it is alone. */
  compareWith?: string;
}

/** All versions, newest first. */
export function versionRows({ versions, inForce }: AgreementState, reader: Reader): VersionRow[] {
  const rows = versions.map((version, index) => {
    const other = inForce !== undefined && !isSame(version, inForce) ? inForce : versions[index - 1];
    return {
      key: versionKey(version),
      text: wordVersionStatus(version, reader),
      ...(other && { compareWith: versionKey(other) }),
    };
  });
  return rows.reverse();
}

/** Names a version in the address: its number and the beginning of its hash. */
export function versionKey({ version, termsHash }: Pick<AgreementVersion, 'version' | 'termsHash'>): string {
  return `${version}-${termsHash.slice(0, 8)}`;
}

/** What a version is called where two may have the same number. */
export function versionName(version: AgreementVersion, all: readonly AgreementVersion[]): string {
  const isAlone = all.filter((it) => it.version === version.version).length === 1;
  return isAlone ? `Version ${version.version}` : `Version ${version.version} (${shortHash(version.termsHash)})`;
}

/** The two versions that an address like `3-9c41e07a..4-11aa22bb` names; undefined when it does not. */
export function comparedVersions(
  address: string | null,
  versions: readonly AgreementVersion[]
): { from: AgreementVersion; to: AgreementVersion } | undefined {
  const [from, to] = (address ?? '').split('..').map((key) => versions.find((it) => versionKey(it) === key));
  return from && to && { from, to };
}

function isSame(a: AgreementVersion, b: AgreementVersion): boolean {
  return a.version === b.version && a.termsHash === b.termsHash;
}
