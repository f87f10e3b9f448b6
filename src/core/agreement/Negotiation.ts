import type { ProposeAct, RetireAct, SendBackAct, SignAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementState, AgreementVersion, InForce, SendBack } from './AgreementState';
import type { ChainedAct } from './ChainedAct';
import { PARTY_NAMES } from './parties';
import { requiredParties } from './requiredParties';
import { saidIn } from './saidIn';
import type { Signers } from './Signers';
import type { Terms } from './Terms';
import { termsHash } from './termsHash';

/**
 * Which versions were proposed, who signed or sent them back, and which one is in force: fed with sound acts, oldest first.
 * A version is in force once every required party has signed it, and a newer one replaces it only then.
 */
export class Negotiation {
  readonly versions: AgreementVersion[] = [];
  private readonly byWords = new Map<string, AgreementVersion>();
  /** Versions that can still come into force. */
  private open: AgreementVersion[] = [];
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

  /** Its terms. */
  get terms(): Terms | undefined {
    return this.inForce?.terms;
  }

  /** The newest version that waits for somebody and can still come into force. */
  get proposed(): AgreementVersion | undefined {
    return this.open.reduce<AgreementVersion | undefined>(
      (newest, it) => (newest === undefined || it.version >= newest.version ? it : newest),
      undefined
    );
  }

  get wishesToRetire(): AgreementState['retiring'] {
    return this.retiring;
  }

  /** Whether these words were validly proposed under this number. */
  has(version: number, hash: string): boolean {
    return this.find(version, hash) !== undefined;
  }

  /**
   * Puts terms on the table. Each of these methods answers why the act does not count, or undefined.
   *
   * @param knownBefore the highest version that its writer could know of
   */
  propose(link: ChainedAct, act: ProposeAct, knownBefore: number): string | undefined {
    return this.add(link, act, act, knownBefore);
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

  sendBack(link: ChainedAct, act: SendBackAct, knownBefore: number): string | undefined {
    const version = this.find(act.version, act.termsHash);
    const { counter } = act;
    if (version === undefined && link.isKept && counter !== undefined) {
      // The checkpoint keeps it for the counter-proposal; what it sent back has been overtaken since.
      return this.add(link, act, counter, knownBefore);
    }
    if (version === undefined) {
      return this.withoutTerms('sends back', act);
    }
    if (!isOpen(version)) {
      return version.status === 'overtaken'
        ? `Version ${act.version} had been overtaken by then.`
        : `Version ${act.version} had been signed by all by then. Propose a new version to change it.`;
    }
    const doubt = counter && this.add(link, act, counter, knownBefore);
    if (doubt !== undefined) {
      return doubt;
    }
    const { party, reason } = act;
    version.signatures = version.signatures.filter((it) => it.party !== party);
    const sentBack: SendBack = {
      ...saidIn(link.stored, reason, party, this.signers),
      counterVersion: counter?.version,
    };
    version.sentBack = [...version.sentBack.filter((it) => it.party !== party), sentBack];
    this.settle(version, link.stored.createdAt);
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
    this.retiring = [...others, saidIn(stored, act.reason, act.party, this.signers)];
    if (version.required.every((party) => this.retiring.some((it) => it.party === party))) {
      this.endForce('retired', stored.createdAt);
      version.retiredBy = this.retiring;
      this.retiring = [];
    }
    return undefined;
  }

  private add(
    { stored, isKept }: ChainedAct,
    { party, reason }: ProposeAct | SendBackAct,
    { version: number, terms }: { version: number; terms: Terms },
    knownBefore: number
  ): string | undefined {
    // Of what a checkpoint keeps the numbers were right; those of versions that it does not keep lie between them.
    if (!isKept && number <= knownBefore) {
      return `Version ${number} had already been proposed when this was written.`;
    }
    // Two people at once may both propose version 3; nobody can propose version 9 next.
    if (!isKept && number > this.highest + 1) {
      return `Version ${number} does not follow: the next one was version ${this.highest + 1}.`;
    }
    const required = requiredParties(this.definition, terms, stored.createdAt);
    if (required.length === 0) {
      return 'Nobody would have to sign it.';
    }
    this.highest = Math.max(this.highest, number);
    const hash = termsHash(terms);
    if (this.has(number, hash)) {
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
    this.byWords.set(wordsKey(number, hash), version);
    if (isOpen(version)) {
      this.open.push(version);
    }
    return undefined;
  }

  /** What follows from the signatures and send-backs of a version. */
  private settle(version: AgreementVersion, at: number): void {
    const signed = new Set(version.signatures.map((it) => it.party));
    version.waitsFor = version.required.filter((party) => !signed.has(party));
    if (!isOpen(version)) {
      return;
    }
    if (version.waitsFor.length > 0) {
      version.status = version.sentBack.length > 0 ? 'sent-back' : 'proposed';
      return;
    }
    this.endForce('superseded', at);
    version.status = 'in-force';
    version.since = at;
    this.inForce = version;
    this.retiring = [];
    this.floor = version.version;
    this.overtake(version);
  }

  /** Open versions older than one that came into force cannot do so any more. */
  private overtake(version: AgreementVersion): void {
    const place = this.open.indexOf(version);
    const isOlder = (other: AgreementVersion, i: number) =>
      other.version < version.version || (other.version === version.version && i < place);
    this.open.filter(isOlder).forEach((other) => (other.status = 'overtaken'));
    this.open = this.open.filter(isOpen);
  }

  private endForce(status: 'superseded' | 'retired', at: number): void {
    const { inForce } = this;
    if (inForce !== undefined) {
      inForce.status = status;
      // The clocks of two servers may disagree.
      inForce.until = Math.max(at, inForce.since ?? at);
      this.inForce = undefined;
    }
  }

  /** The version with this number and these words: two people at once may propose the same number. */
  private find(version: number, hash: string): AgreementVersion | undefined {
    return this.byWords.get(wordsKey(version, hash));
  }

  private withoutTerms(verb: string, { version }: SignAct | SendBackAct): string {
    return this.versions.some((it) => it.version === version)
      ? `It ${verb} other words than those of version ${version}.`
      : `It ${verb} version ${version}, and there is no valid proposal of it.`;
  }
}

function isOpen({ status }: AgreementVersion): boolean {
  return status === 'proposed' || status === 'sent-back';
}

function wordsKey(version: number, hash: string): string {
  return `${version} ${hash}`;
}
