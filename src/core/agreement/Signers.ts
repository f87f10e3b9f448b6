import type { Writer } from './Act';
import type { AgreementDefinition, Signer } from './AgreementDefinition';
import type { Party } from './parties';
import { PARTIES } from './parties';

/**
 * Who may act for which party, by an agreement's definition. A user id counts; where the definition has only a login,
 * the first act of that login pins the id. Grafana shows every act under its writer's login of today, so a pin lasts as
 * long as that login does: definitions should have the id.
 */
export class Signers {
  private readonly pinned = new Map<string, number>();

  /** @param writersInOrder the writers of all acts, oldest first */
  constructor(
    private readonly definition: AgreementDefinition,
    writersInOrder: Iterable<Writer>
  ) {
    for (const { id, login } of writersInOrder) {
      const key = login.toLowerCase();
      if (!this.pinned.has(key)) {
        this.pinned.set(key, id);
      }
    }
  }

  mayActFor(writer: Writer, party: Party): boolean {
    return this.entry(writer, party) !== undefined;
  }

  /** The person's name as the definition has it for any party, else the login. */
  nameOf(writer: Writer): string {
    for (const party of PARTIES) {
      const entry = this.entry(writer, party);
      if (entry !== undefined) {
        return entry.name;
      }
    }
    return writer.login;
  }

  private entry(writer: Writer, party: Party): Signer | undefined {
    return this.definition.signers[party]?.find((signer) => this.matches(signer, writer));
  }

  private matches(signer: Signer, writer: Writer): boolean {
    return (signer.userId ?? this.pinned.get(signer.login.toLowerCase())) === writer.id;
  }
}
