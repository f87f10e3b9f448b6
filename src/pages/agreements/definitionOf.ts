import type { AgreementDefinition, Signer } from '../../core/agreement/AgreementDefinition';
import { PARTIES, type Party } from '../../core/agreement/parties';
import type { AgreementDraft, PersonDraft } from './AgreementDraft';

/**
 * The definition that a form means. Who leaves ceases to act now instead of vanishing: what they signed stays. Who joins, and
 * which party must sign in addition, counts from now on.
 *
 * @param base as it was before; absent for a new agreement
 * @param at milliseconds
 */
export function definitionOf(
  draft: AgreementDraft,
  base: AgreementDefinition | undefined,
  at: number
): AgreementDefinition {
  const now = new Date(at).toISOString();
  const signers: AgreementDefinition['signers'] = {};
  for (const party of PARTIES) {
    const people = signersOf(
      draft.people[party],
      base?.signers[party] ?? [],
      base === undefined ? undefined : now,
      now
    );
    if (people.length > 0 || base?.signers[party] !== undefined) {
      signers[party] = people;
    }
  }
  const requiredFrom = requiredSince(draft.required, base, now);
  const service = draft.service.trim();
  const { checkpoint } = base ?? {};
  return {
    id: draft.id,
    title: draft.title.trim(),
    ...(service !== '' && { service }),
    slos: draft.slos,
    signers,
    required: PARTIES.filter((party) => draft.required.includes(party)),
    ...(Object.keys(requiredFrom).length > 0 && { requiredFrom }),
    ...(checkpoint !== undefined && { checkpoint }),
  };
}

function signersOf(
  people: readonly PersonDraft[],
  before: readonly Signer[],
  from: string | undefined,
  now: string
): Signer[] {
  const kept = before.map((signer): Signer => {
    if (signer.until !== undefined) {
      return signer;
    }
    const same = people.find((it) => isSame(it, signer));
    return same === undefined ? { ...signer, until: now } : { ...signer, ...trimmed(same) };
  });
  const joined = people.filter((it) => !before.some((signer) => signer.until === undefined && isSame(it, signer)));
  return [...kept, ...joined.map((it): Signer => ({ ...trimmed(it), ...(from !== undefined && { from }) }))];
}

function trimmed({ userId, login, name }: PersonDraft): PersonDraft {
  return { ...(userId !== undefined && { userId }), login: login.trim(), name: name.trim() };
}

/** The id counts; where one of them has none yet, the login does. */
function isSame(a: PersonDraft, b: PersonDraft): boolean {
  return a.userId !== undefined && b.userId !== undefined
    ? a.userId === b.userId
    : a.login.trim().toLowerCase() === b.login.trim().toLowerCase();
}

function requiredSince(
  required: readonly Party[],
  base: AgreementDefinition | undefined,
  now: string
): Partial<Record<Party, string>> {
  if (base === undefined) {
    return {};
  }
  return Object.fromEntries(
    required.flatMap((party) => {
      const since = base.required.includes(party) ? base.requiredFrom?.[party] : now;
      return since === undefined ? [] : [[party, since]];
    })
  );
}
