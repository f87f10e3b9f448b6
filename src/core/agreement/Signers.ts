import type { Writer } from './Act';
import type { AgreementDefinition, Signer } from './AgreementDefinition';
import type { ChainedAct } from './ChainedAct';
import type { Party } from './parties';
import { PARTIES, PARTY_NAMES } from './parties';

/**
 * Who may act for which party, and when, by an agreement's definition. A user id counts; where the definition has only a
 * login, the first act written under that login pins the id. Grafana shows every act under its writer's login of today, so
 * the login of then is taken from the act after it, which attests its predecessor's writer: renaming oneself changes nothing.
 */
export class Signers {
  private readonly pinned = new Map<string, number>();

  /** @param chain all acts, oldest first */
  constructor(
    private readonly definition: AgreementDefinition,
    chain: readonly ChainedAct[]
  ) {
    const attested = attestedLogins(chain);
    for (const { stored } of chain) {
      const { id, login } = stored.createdBy;
      const key = (attested.get(stored.uid) ?? login).toLowerCase();
      if (!this.pinned.has(key)) {
        this.pinned.set(key, id);
      }
    }
  }

  /**
   * Why somebody may not act for a party at a time (milliseconds), as a sentence; undefined when they may.
   *
   * @param verb what they would do: "sign for"
   */
  doubt(writer: Writer, party: Party, at: number, verb: string): string | undefined {
    const entries = this.entries(writer, party);
    if (entries.some((it) => holdsAt(it, at))) {
      return undefined;
    }
    const name = this.nameOf(writer);
    const ended = entries.find((it) => it.until !== undefined && Date.parse(it.until) <= at);
    if (ended !== undefined) {
      return `${name} ceased to act for ${PARTY_NAMES[party]} on ${ended.until!.slice(0, 10)}, before this.`;
    }
    const later = entries.find((it) => it.from !== undefined && Date.parse(it.from) > at);
    if (later !== undefined) {
      return `${name} acts for ${PARTY_NAMES[party]} since ${later.from!.slice(0, 10)}, after this.`;
    }
    return `${name} may not ${verb} ${PARTY_NAMES[party]}.`;
  }

  /** The parties for which somebody acts at a time (milliseconds), in the order of PARTIES. */
  partiesOf(writer: Writer, at: number): Party[] {
    return PARTIES.filter((party) => this.entries(writer, party).some((it) => holdsAt(it, at)));
  }

  /** The person's name as the definition has it for any party, else the login. */
  nameOf(writer: Writer): string {
    for (const party of PARTIES) {
      const [entry] = this.entries(writer, party);
      if (entry !== undefined) {
        return entry.name;
      }
    }
    return writer.login;
  }

  /** The id that a login is pinned to, if anybody has acted under it. */
  idOf(login: string): number | undefined {
    return this.pinned.get(login.toLowerCase());
  }

  private entries(writer: Writer, party: Party): Signer[] {
    return (this.definition.signers[party] ?? []).filter(
      (signer) => (signer.userId ?? this.idOf(signer.login)) === writer.id
    );
  }
}

/** Whether somebody acts for their party at a time, milliseconds. */
export function holdsAt({ from, until }: Signer, at: number): boolean {
  return (from === undefined || Date.parse(from) <= at) && (until === undefined || at < Date.parse(until));
}

/** Logins at the time of writing, by act: as other people's later acts attest them. Nobody attests for himself. */
function attestedLogins(chain: readonly ChainedAct[]): Map<string, string> {
  const logins = new Map<string, string>();
  for (const { stored, before } of chain) {
    const by = stored.act.previous?.by;
    const isOther = before !== undefined && before.stored.createdBy.id !== stored.createdBy.id;
    if (by !== undefined && isOther && by.id === before.stored.createdBy.id && stored.version === 1) {
      logins.set(before.stored.uid, by.login);
    }
  }
  return logins;
}
