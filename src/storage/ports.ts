import type { Act, StoredAct, Writer } from '../core/agreement/Act';
import type { AgreementDefinition } from '../core/agreement/AgreementDefinition';
import type { Slo } from '../core/slo/Slo';
import type { Access } from './Access';

/** A definition as stored: what a later save must name to be accepted. */
export interface Stored<T> {
  uid: string;
  version: number;
  value: T;
  /** Times in milliseconds, by the server. */
  createdAt: number;
  updatedAt: number;
  updatedBy: Writer;
}

/** An element that could not be read: listed, never dropped. */
export interface Unreadable {
  uid: string;
  name: string;
  /** One sentence: what is wrong, where, how to mend it. */
  problem: string;
  /** A newer Truce wrote it: it is read-only here, and what depends on it cannot be judged whole. */
  isNewer?: boolean;
  /** Who wrote it last, where that is known. */
  by?: Writer;
  /** The agreement it belongs to, where that can be told. */
  agreement?: string;
  /** Ids of the SLOs that an agreement claims, where that can be told. */
  slos?: string[];
}

export interface Definitions {
  slos: Array<Stored<Slo>>;
  agreements: Array<Stored<AgreementDefinition>>;
  unreadable: Unreadable[];
}

export interface ActRecord {
  /** Oldest first, by the server's time of creation, then by chain. */
  acts: StoredAct[];
  unreadable: Unreadable[];
}

/**
 * Where definitions and acts are kept. Every adapter passes `storeContract`.
 * Refusals are StoreError with a kind a page can act on.
 */
export interface Store {
  /** All definitions, read in one go. */
  definitions(): Promise<Definitions>;
  createSlo(slo: Slo): Promise<Stored<Slo>>;
  /** @throws StoreError `changed-by-someone-else` when the version is not the newest. */
  updateSlo(slo: Slo, version: number): Promise<Stored<Slo>>;
  createAgreement(agreement: AgreementDefinition): Promise<Stored<AgreementDefinition>>;
  updateAgreement(agreement: AgreementDefinition, version: number): Promise<Stored<AgreementDefinition>>;
  /** All acts of one agreement, or of all when no id is given. */
  acts(agreementId?: string): Promise<ActRecord>;
  /** The acts of all agreements created at or after a time (milliseconds); reads the newest ones only. */
  actsSince(time: number): Promise<ActRecord>;
  /** What the caller may do here. */
  access(): Promise<Access>;
  /**
   * Adds an act under an id of the caller's choosing (lowercase, at most 36 characters). A repeat with the same id and
   * content is answered with the act already there and adds nothing.
   */
  appendAct(id: string, act: Act): Promise<StoredAct>;
}
