import type { AgreementVersion } from '../agreement/AgreementState';
import { PARTY_NAMES } from '../agreement/parties';
import type { Verdict } from '../policy/Verdict';
import { listWords } from './listWords';

/** The version of an agreement that is shown: the one in force, else the proposed one. */
export function versionShown(verdict: Pick<Verdict, 'agreement'>): AgreementVersion | undefined {
  return verdict.agreement?.inForce ?? verdict.agreement?.proposed;
}

/** "Signed by Pat Reyes (Product) and Sam Okafor (SRE)." Empty when nobody has. */
export function signedBy(verdict: Pick<Verdict, 'agreement'>): string {
  const version = versionShown(verdict);
  const people = (version?.required ?? []).flatMap((party) => {
    const signature = version?.signatures.find((it) => it.party === party);
    return signature ? [`${signature.name} (${PARTY_NAMES[party]})`] : [];
  });
  return people.length === 0 ? '' : `Signed by ${listWords(people)}.`;
}
