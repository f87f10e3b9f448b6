import type { ProposeAct, RetireAct, SendBackAct, SignAct, StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementState, AgreementVersion, InForce, SendBack } from './AgreementState';
import type { ChainedAct } from './ChainedAct';
import type { Party } from './parties';
import { PARTY_NAMES } from './parties';
import { requiredParties } from './requiredParties';
import type { Said } from './Said';
import type { Signers } from './Signers';
import type { Terms } from './Terms';
import { termsHash } from './termsHash';

/**
 * Which versions were proposed, who signed or sent them back, and which one is in force: fed with sound acts, oldest first.
 * A version is in force once every required party has signed it, and a newer one replaces it only then.
 */
export class Negotiation {
  readonly versions: AgreementVersion[] = [];
  private inForce?: AgreementVersion;
  private retiring: AgreementState['retiring'] = [];
  /** The highest version that ever was in force: an older one cannot come back. */
  private floor = 0;
  private highest = 0;

  constructor(
    private readonly definition: AgreementDefinition,
    private readonly signers: Signers
  ) {}

  /** The version in force after what was said so far. */
  get current(): InForce | undefined {
    const { inForce } = this;
    return inForce?.since === undefined ? undefined : { ...inForce, since: inForce.since };
  }

  /** The newest version that waits for somebody and can still come into force. */
  get proposed(): AgreementVersion | undefined {
    const open = this.versions.filter((it) => it.status === 'proposed' || it.status === 'sent-back');
    return open.reduce<AgreementVersion | undefined>(
      (newest, it) => (newest === undefined || it.version >= newest.version ? it : newest),
      undefined
    );
  }

  get wishesToRetire(): AgreementState['retiring'] {
    return this.retiring;
  }

  /** The highest version proposed so far. */
  get highestVersion(): number {
    return this.highest;
  }

  /**
   * Puts terms on the table. Each of these methods answers why the act does not count, or undefined.
   *
   * @param knownBefore the highest version that its writer could know of
   */
  propose({ stored }: ChainedAct, act: ProposeAct, knownBefore: number): string | undefined {
    return this.add(stored, act.party, act.version, act.terms, act.reason, knownBefore);
  }

  sign({ stored }: ChainedAct, act: SignAct): string | undefined {
    const version = this.find(act.version, act.termsHash);
    if (version === undefined) {
      return this.withoutTerms('signs', act);
    }
    version.sentBack = version.sentBack.filter((it) => it.party !== act.party);
    if (version === this.inForce) {
      this.retiring = this.retiring.filter((it) => it.party !== act.party);
    }
    if (!version.signatures.some((it) => it.party === act.party)) {
      version.signatures.push({
        party: act.party,
        actUid: stored.uid,
        userId: stored.createdBy.id,
        name: this.signers.nameOf(stored.createdBy),
        at: stored.createdAt,
      });
    }
    this.settle(version, stored.createdAt);
    return undefined;
  }

  sendBack({ stored }: ChainedAct, act: SendBackAct, knownBefore: number): string | undefined {
    const version = this.find(act.version, act.termsHash);
    if (version === undefined) {
      return this.withoutTerms('sends back', act);
    }
    if (version.status !== 'proposed' && version.status !== 'sent-back') {
      return version.status === 'overtaken'
        ? `Version ${act.version} had been overtaken by then.`
        : `Version ${act.version} had been signed by all by then. Propose a new version to change it.`;
    }
    const { counter } = act;
    if (counter !== undefined) {
      const doubt = this.add(stored, act.party, counter.version, counter.terms, act.reason, knownBefore);
      if (doubt !== undefined) {
        return doubt;
      }
    }
    version.signatures = version.signatures.filter((it) => it.party !== act.party);
    const sentBack: SendBack = { ...this.said(stored, act.reason), party: act.party, counterVersion: counter?.version };
    version.sentBack = [...version.sentBack.filter((it) => it.party !== act.party), sentBack];
    this.settle(version, stored.createdAt);
    return undefined;
  }

  retire({ stored }: ChainedAct, act: RetireAct): string | undefined {
    const version = this.find(act.version, act.termsHash);
    if (version === undefined || version !== this.inForce) {
      return `Version ${act.version} was not in force, so there was nothing to retire.`;
    }
    if (!version.required.includes(act.party)) {
      return `${PARTY_NAMES[act.party]} did not have to sign version ${act.version}, so it does not decide on its end.`;
    }
    const others = this.retiring.filter((it) => it.party !== act.party);
    this.retiring = [...others, { ...this.said(stored, act.reason), party: act.party }];
    if (version.required.every((party) => this.retiring.some((it) => it.party === party))) {
      version.status = 'retired';
      version.until = stored.createdAt;
      this.inForce = undefined;
    }
    return undefined;
  }

  private add(
    stored: StoredAct,
    party: Party,
    number: number,
    terms: Terms,
    reason: string,
    knownBefore: number
  ): string | undefined {
    if (number <= knownBefore) {
      return `Version ${number} had already been proposed when this was written.`;
    }
    // Two people at once may both propose version 3; nobody can propose version 9 next.
    if (number > this.highest + 1) {
      return `Version ${number} does not follow: the next one was version ${this.highest + 1}.`;
    }
    const required = requiredParties(this.definition, terms, stored.createdAt);
    if (required.length === 0) {
      return 'Nobody would have to sign it.';
    }
    this.highest = Math.max(this.highest, number);
    const hash = termsHash(terms);
    if (this.find(number, hash) !== undefined) {
      return undefined;
    }
    const version: AgreementVersion = {
      version: number,
      terms,
      termsHash: hash,
      proposalUid: stored.uid,
      proposedAt: stored.createdAt,
      proposedBy: this.signers.nameOf(stored.createdBy),
      proposedFor: party,
      reason,
      signatures: [],
      required,
      waitsFor: required,
      sentBack: [],
      status: number < this.floor ? 'overtaken' : 'proposed',
    };
    this.versions.push(version);
    return undefined;
  }

  /** What follows from the signatures of a version. */
  private settle(version: AgreementVersion, at: number): void {
    const signed = new Set(version.signatures.map((it) => it.party));
    version.waitsFor = version.required.filter((party) => !signed.has(party));
    if (version.status !== 'proposed' && version.status !== 'sent-back') {
      return;
    }
    if (version.waitsFor.length > 0) {
      version.status = version.sentBack.length > 0 ? 'sent-back' : 'proposed';
      return;
    }
    if (this.inForce !== undefined) {
      this.inForce.status = 'superseded';
      this.inForce.until = at;
    }
    version.status = 'in-force';
    version.since = at;
    this.inForce = version;
    this.retiring = [];
    this.floor = version.version;
    const place = this.versions.indexOf(version);
    this.versions.forEach((other, i) => {
      const isOlder = other.version < version.version || (other.version === version.version && i < place);
      if (isOlder && (other.status === 'proposed' || other.status === 'sent-back')) {
        other.status = 'overtaken';
      }
    });
  }

  /** The version with this number and these words: two people at once may propose the same number. */
  private find(version: number, hash: string): AgreementVersion | undefined {
    return this.versions.find((it) => it.version === version && it.termsHash === hash);
  }

  private withoutTerms(verb: string, { version }: SignAct | SendBackAct): string {
    return this.versions.some((it) => it.version === version)
      ? `It ${verb} other words than those of version ${version}.`
      : `It ${verb} version ${version}, and there is no valid proposal of it.`;
  }

  private said(stored: StoredAct, reason: string): Said {
    return {
      actUid: stored.uid,
      name: this.signers.nameOf(stored.createdBy),
      userId: stored.createdBy.id,
      at: stored.createdAt,
      reason,
    };
  }
}
