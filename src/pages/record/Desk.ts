import type { Act } from '../../core/agreement/Act';
import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import type { AgreementState } from '../../core/agreement/AgreementState';
import type { Slo } from '../../core/slo/Slo';
import type { Access } from '../../storage/Access';
import type { Stored, Unreadable } from '../../storage/ports';

type OwnFields = 'agreement' | 'previous';
type WithoutOwn<T> = T extends unknown ? Omit<T, OwnFields> : never;

/** An act as a form has it: the desk adds the agreement and the act before it. */
export type ActDraft = WithoutOwn<Act>;

/** One agreement as it stands now. */
export interface AgreementOnDesk {
  stored: Stored<AgreementDefinition>;
  state: AgreementState;
  /** Why nothing may be said about it here, as a sentence: a newer Truce wrote a part of its record. */
  readOnly?: string;
}

/** What the pages about agreements show. */
export interface DeskContents {
  access: Access;
  slos: ReadonlyArray<Stored<Slo>>;
  /** In the order of their titles. */
  agreements: readonly AgreementOnDesk[];
  /** What could not be read, of definitions and acts. */
  unreadable: readonly Unreadable[];
  /** When it was read, milliseconds. */
  at: number;
}

/** What became of something said or saved. */
export type Outcome =
  | { ok: true }
  | {
      ok: false;
      /** One sentence: what is wrong and how to mend it. */
      problem: string;
      /** It is kept in this browser and will be offered again: the connection failed, nothing is wrong with it. */
      isKept: boolean;
    };

/** Something that was said and did not arrive: kept in this browser under the id it will be sent with again. */
export interface KeptAct {
  id: string;
  agreement: string;
  draft: ActDraft;
  /** When it was tried first, milliseconds. */
  at: number;
}

/** The pages' hold on definitions and the record. */
export interface Desk {
  /**
   * Everything, from checkpoints and the newest acts. Definitions may be two minutes old and rights five; what was said is read
   * every time. @throws StoreError
   */
  read(): Promise<DeskContents>;
  /** One agreement with its whole record. Undefined when there is none. @throws StoreError */
  readWhole(agreementId: string): Promise<(DeskContents & { agreement: AgreementOnDesk }) | undefined>;
  /**
   * Adds an act under an id of the caller's choosing (newActId); a repeat with the same id is not a second act. It is tried
   * first whether it would count; what would not is refused with the reason and not written.
   */
  say(agreementId: string, draft: ActDraft, actId: string): Promise<Outcome>;
  /** Reads all of it anew next time: somebody asked for it. */
  renew(): void;
  /** What this person said and did not arrive, oldest first. */
  kept(): KeptAct[];
  /** Throws away something kept. */
  forget(actId: string): void;
}
