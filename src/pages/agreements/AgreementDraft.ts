import type { AgreementDefinition, Signer } from '../../core/agreement/AgreementDefinition';
import { PARTIES, type Party, REQUIRED_PARTIES } from '../../core/agreement/parties';

/** A person of a party, as the form has it. */
export interface PersonDraft {
  userId?: number;
  login: string;
  name: string;
}

/** An agreement as the form has it. */
export interface AgreementDraft {
  id: string;
  title: string;
  service: string;
  slos: string[];
  /** Those who act today. */
  people: Record<Party, PersonDraft[]>;
  required: Party[];
}

/** The form of an agreement that is not there yet. */
export function emptyDraft(): AgreementDraft {
  return { id: '', title: '', service: '', slos: [], people: peopleOf({}), required: [...REQUIRED_PARTIES] };
}

/** The form of an agreement that is there. */
export function draftOf({ id, title, service = '', slos, signers, required }: AgreementDefinition): AgreementDraft {
  return { id, title, service, slos: [...slos], people: peopleOf(signers), required: [...required] };
}

function peopleOf(signers: Partial<Record<Party, Signer[]>>): Record<Party, PersonDraft[]> {
  const acting = (party: Party) =>
    (signers[party] ?? [])
      .filter((it) => it.until === undefined)
      .map(({ userId, login, name }) => ({ ...(userId !== undefined && { userId }), login, name }));
  return Object.fromEntries(PARTIES.map((party) => [party, acting(party)])) as Record<Party, PersonDraft[]>;
}
