import type { Writer } from './Act';
import type { AgreementDefinition, Signer } from './AgreementDefinition';
import type { ChainedAct } from './ChainedAct';
import { loginSaid } from './loginSaid';
import type { Party } from './parties';
import { PARTIES, PARTY_NAMES } from './parties';
import { pinLogins } from './pinLogins';

/**
 * Who may act for which party, and when, by an agreement's definition. A user id counts; where the definition has only a
 * login, the first act written under that login pins the id (see pinLogins).
 */
export class Signers {
  private readonly pinned: ReadonlyMap<string, number>;

  /** @param chain all acts, oldest first */
  constructor(
    private readonly definition: AgreementDefinition,
    chain: readonly ChainedAct[]
  ) {
    this.pinned = pinLogins(definition, chain);
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
    const name = this.nameOf(writer).replace(/^a deleted user$/, 'A deleted user');
    const ended = entries
      .flatMap(({ until }) => (until !== undefined && Date.parse(until) <= at ? [until] : []))
      .at(-1);
    if (ended !== undefined) {
      return `${name} ceased to act for ${PARTY_NAMES[party]} on ${dayOf(ended)}, before this.`;
    }
    const begins = entries.flatMap(({ from }) => (from !== undefined && Date.parse(from) > at ? [from] : [])).at(0);
    return begins === undefined
      ? `${name} may not ${verb} ${PARTY_NAMES[party]}.`
      : `${name} acts for ${PARTY_NAMES[party]} since ${dayOf(begins)}, after this.`;
  }

  /** The parties for which somebody acts at a time (milliseconds), in the order of PARTIES. */
  partiesOf(writer: Writer, at: number): Party[] {
    return PARTIES.filter((party) => this.entries(writer, party).some((it) => holdsAt(it, at)));
  }

  /** The person's name as the definition has it for any party, else the login; of a deleted user there is none. */
  nameOf(writer: Writer): string {
    for (const party of PARTIES) {
      const [entry] = this.entries(writer, party);
      if (entry !== undefined) {
        return entry.name;
      }
    }
    return loginSaid(writer);
  }

  /** The id that a login is pinned to, by the definition or by the first act under it. */
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

/** The day as the definition has it: no reader's time zone is known here. */
function dayOf(time: string): string {
  return time.slice(0, 10);
}
