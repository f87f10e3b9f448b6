import type { Writer } from '../../core/agreement/Act';
import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';

/** What an agreement calls somebody; the login of those who act for no party of it. */
export function nameIn({ signers }: Pick<AgreementDefinition, 'signers'>, { id, login }: Writer): string {
  const people = Object.values(signers).flat();
  return people.find((it) => it.userId === id)?.name ?? login;
}
