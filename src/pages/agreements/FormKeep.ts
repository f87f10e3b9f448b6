import { array, number, object, optional, picklist, safeParse, string, unknown } from 'valibot';

import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { narrowAgreementDefinition } from '../../core/agreement/narrowAgreementDefinition';
import { PARTIES } from '../../core/agreement/parties';
import type { Stored } from '../../storage/ports';
import type { KeepingPlace } from '../record/ActKeep';
import type { AgreementDraft } from './AgreementDraft';

/** A form that could not be saved. */
export interface KeptForm {
  draft: AgreementDraft;
  /** What it changes; absent for a new agreement. */
  base?: Stored<AgreementDefinition>;
  /** When saving failed, milliseconds. */
  at: number;
}

/** Keeps forms that could not be saved in the browser, apart for each person and agreement. */
export class FormKeep {
  private readonly key: string;

  /** @param agreementId absent for a new agreement */
  constructor(
    private readonly place: KeepingPlace,
    user: string,
    agreementId: string | undefined
  ) {
    // An id holds no blank: nobody can name an agreement so that it meets this key.
    this.key = `truce.agreement-form.${user}.${agreementId ?? 'new agreement'}`;
  }

  /** What is kept, if it can still be read. */
  read(): KeptForm | undefined {
    try {
      return narrowKeptForm(JSON.parse(this.place.getItem(this.key) ?? 'null'));
    } catch {
      return undefined;
    }
  }

  /** Answers whether it could be kept. */
  write(kept: KeptForm): boolean {
    try {
      this.place.setItem(this.key, JSON.stringify(kept));
      return true;
    } catch {
      // The place is full or shut (private windows).
      return false;
    }
  }

  forget(): void {
    try {
      this.place.removeItem(this.key);
    } catch {
      // What cannot be written was not kept.
    }
  }
}

const partySchema = picklist(PARTIES);
const peopleSchema = array(object({ userId: optional(number()), login: string(), name: string() }));
const keptSchema = object({
  draft: object({
    id: string(),
    title: string(),
    service: string(),
    slos: array(string()),
    people: object({
      product: peopleSchema,
      sre: peopleSchema,
      lead: peopleSchema,
      development: peopleSchema,
      executive: peopleSchema,
    }),
    required: array(partySchema),
  }),
  base: optional(
    object({
      uid: string(),
      version: number(),
      value: unknown(),
      createdAt: number(),
      updatedAt: number(),
      updatedBy: object({ id: number(), login: string() }),
    })
  ),
  at: number(),
});

/** Unknown input → a kept form, if it is one. */
export function narrowKeptForm(input: unknown): KeptForm | undefined {
  const parsed = safeParse(keptSchema, input);
  if (!parsed.success) {
    return undefined;
  }
  const { draft, base, at } = parsed.output;
  if (base === undefined) {
    return { draft, at };
  }
  const value = narrowAgreementDefinition(base.value);
  return value.ok ? { draft, base: { ...base, value: value.value }, at } : undefined;
}
