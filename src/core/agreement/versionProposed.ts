import type { AgreementVersion, InForce } from './AgreementState';

/** The newest version that waits for somebody and could still replace the one in force. */
export function versionProposed(
  versions: AgreementVersion[],
  inForce: InForce | undefined
): AgreementVersion | undefined {
  const place = versions.findIndex((version) => version.proposalUid === inForce?.proposalUid);
  let newest: AgreementVersion | undefined;
  versions.forEach((version, index) => {
    const newer =
      inForce === undefined ||
      version.version > inForce.version ||
      (version.version === inForce.version && index > place);
    if (newer && version.waitsFor.length > 0 && version.version >= (newest?.version ?? 0)) {
      newest = version;
    }
  });
  return newest;
}
