import type { StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import type { ChainedAct } from './ChainedAct';
import { PARTIES } from './parties';

/**
 * The user ids of signers whom the definition names by login only: of each, the id of whoever acted under that login first.
 *
 * Grafana shows every act under its writer's login of today, so the login of then is what the act after it attests
 * (`previous.by`): who renames himself changes nothing, and cannot slip into a login that somebody else had. Only those are
 * believed who act for a party themselves, and never about themselves; nor do they make one signer out of another.
 *
 * @param chain all acts, oldest first
 * @returns by login in lower case
 */
export function pinLogins(definition: AgreementDefinition, chain: readonly ChainedAct[]): Map<string, number> {
  const { pins, unnumbered } = namedInDefinition(definition);
  if (unnumbered.size === 0) {
    return pins;
  }
  const attested = attestedLogins(chain, unnumbered, new Set(pins.values()));
  const pinFirst = (loginOf: (link: ChainedAct) => string | undefined) => {
    for (const link of chain) {
      const login = loginOf(link);
      if (login !== undefined && unnumbered.has(login) && !pins.has(login)) {
        pins.set(login, link.stored.createdBy.id);
      }
    }
  };
  pinFirst((link) => attested.get(link));
  const likely = likelyLogins(chain, attested);
  pinFirst((link) => likely.get(link));
  return pins;
}

/** Logins whose id the definition has, and those whose id it has nowhere. In lower case, as Grafana compares them. */
function namedInDefinition({ signers }: AgreementDefinition): { pins: Map<string, number>; unnumbered: Set<string> } {
  const all = PARTIES.flatMap((party) => signers[party] ?? []);
  const pins = new Map<string, number>();
  for (const { login, userId } of all) {
    if (userId !== undefined && !pins.has(login.toLowerCase())) {
      pins.set(login.toLowerCase(), userId);
    }
  }
  const logins = all.filter((it) => it.userId === undefined).map((it) => it.login.toLowerCase());
  return { pins, unnumbered: new Set(logins.filter((it) => !pins.has(it))) };
}

/** The logins of writers at the time of writing, by act, as far as somebody who can be believed attested them. */
function attestedLogins(
  chain: readonly ChainedAct[],
  unnumbered: ReadonlySet<string>,
  numbered: ReadonlySet<number>
): Map<ChainedAct, string> {
  const holders = new Map<string, number>();
  const signers = new Set(numbered);
  const hold = (login: string, id: number) => {
    if (unnumbered.has(login) && !holders.has(login)) {
      holders.set(login, id);
      signers.add(id);
    }
  };
  for (const { stored } of chain) {
    hold(loginToday(stored), stored.createdBy.id);
  }
  const attested = new Map<ChainedAct, string>();
  // Who turns out to be a signer is believed in what they said before, too.
  for (let known = -1; known < signers.size;) {
    known = signers.size;
    for (const link of chain) {
      const { before } = link;
      const login = signers.has(link.stored.createdBy.id) ? attestation(link) : undefined;
      if (before === undefined || login === undefined) {
        continue;
      }
      const { id } = before.stored.createdBy;
      const isAnotherSigner =
        unnumbered.has(login) && signers.has(id) && holders.get(login) !== id && login !== loginToday(before.stored);
      if (!isAnotherSigner) {
        hold(login, id);
        attested.set(before, login);
      }
    }
  }
  return attested;
}

/** Under which login an act says that the one before it was written: said about somebody else, and not changed since. */
function attestation({ stored, before }: ChainedAct): string | undefined {
  const { act, version, createdBy, updatedBy } = stored;
  const by = act.previous?.by;
  const subject = before?.stored.createdBy.id;
  const isSound = version === 1 && createdBy.id === updatedBy.id && createdBy.id !== subject;
  return isSound && by?.id === subject ? by?.login.toLowerCase() : undefined;
}

/** Where nobody attested an act itself, its writer's login is taken to be the next one attested, else today's. */
function likelyLogins(
  chain: readonly ChainedAct[],
  attested: ReadonlyMap<ChainedAct, string>
): Map<ChainedAct, string> {
  const later = new Map<number, string>();
  const logins = new Map<ChainedAct, string>();
  for (const link of [...chain].reverse()) {
    const { id } = link.stored.createdBy;
    const login = attested.get(link) ?? later.get(id) ?? loginToday(link.stored);
    if (attested.has(link)) {
      later.set(id, login);
    }
    logins.set(link, login);
  }
  return logins;
}

function loginToday({ createdBy }: StoredAct): string {
  return createdBy.login.toLowerCase();
}
