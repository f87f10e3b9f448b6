import type { Checkpoint } from './Checkpoint';
import type { Party } from './parties';

/** A Grafana user who acts for a party. The id is what counts; a login stands in only until the first act pins the id. */
export interface Signer {
  userId?: number;
  login: string;
  name: string;
  /** Since when they act for the party, ISO 8601 with an offset; absent: since ever. */
  from?: string;
  /** When they ceased to: what they said before still counts. Absent: they still do. */
  until?: string;
}

/**
 * Which SLOs an agreement covers and who acts for which party: the root of trust. It lives among the
 * definitions, which record writers cannot edit, so that no proposal can name its own signers.
 */
export interface AgreementDefinition {
  id: string;
  title: string;
  /** The service it is about, for people. */
  service?: string;
  /** Ids of the SLOs it covers. */
  slos: string[];
  signers: Partial<Record<Party, Signer[]>>;
  /** Parties that must sign whatever a proposal asks for, so that no side can put terms in force alone. */
  required: Party[];
  /** Since when a party must sign, ISO 8601: versions proposed before do not need it. Absent: since ever. */
  requiredFrom?: Partial<Record<Party, string>>;
  checkpoint?: Checkpoint;
}
