import type { Narrowed } from '../narrow/Narrowed';
import { narrowWith } from '../narrow/narrowWith';
import type { AgreementDefinition, Signer } from './AgreementDefinition';
import { agreementDefinitionSchema } from './agreementSchemas';
import { duplicates } from './duplicates';
import { PARTIES } from './parties';

/** Unknown input (stored, imported, typed) → which SLOs an agreement covers and who acts for whom, or every problem. */
export function narrowAgreementDefinition(input: unknown): Narrowed<AgreementDefinition> {
  const narrowed = narrowWith<AgreementDefinition>(agreementDefinitionSchema, input, 'The agreement');
  if (!narrowed.ok) {
    return narrowed;
  }
  const problems = crossProblems(narrowed.value);
  return problems.length === 0 ? narrowed : { ok: false, problems };
}

/** Somebody who left and came back stands there twice. */
function isStillActing({ until }: Signer): boolean {
  return until === undefined;
}

function leavesBefore({ from, until }: Signer): boolean {
  return from !== undefined && until !== undefined && Date.parse(until) < Date.parse(from);
}

function crossProblems({ slos, signers, required }: AgreementDefinition): string[] {
  const problems = duplicates(slos).map((id) => `slos names ${id} more than once. Name every SLO once.`);
  for (const party of PARTIES) {
    const people = signers[party] ?? [];
    for (const login of duplicates(people.filter(isStillActing).map((signer) => signer.login.toLowerCase()))) {
      problems.push(`signers.${party} names ${login} more than once. Name every person once.`);
    }
    for (const { login } of people.filter(leavesBefore)) {
      problems.push(`signers.${party} lets ${login} leave before they begin. Swap "from" and "until".`);
    }
  }
  for (const party of duplicates(required)) {
    problems.push(`required names ${party} more than once. Name every party once.`);
  }
  return problems;
}
