import type { Party } from './parties';

/** A Grafana user. The id is what counts; a login stands in only until the first act pins the id. */
export interface Signer {
  userId?: number;
  login: string;
  name: string;
}

/**
 * Which SLOs an agreement covers and who acts for which party: the root of trust. It lives among the
 * definitions, which record writers cannot edit, so that no proposal can name its own signers.
 */
export interface AgreementDefinition {
  id: string;
  title: string;
  /** Ids of the SLOs it covers. */
  slos: string[];
  signers: Partial<Record<Party, Signer[]>>;
  /**
   * Parties that must sign whatever a proposal asks for, so that no side can put terms in force alone.
   * Absent: every party with people in `signers`, the executive excepted.
   */
  required?: Party[];
}
