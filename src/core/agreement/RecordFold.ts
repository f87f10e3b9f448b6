import type { RetireAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import { Bookings } from './Bookings';
import type { ChainedAct } from './ChainedAct';
import type { Confirmation } from './Decision';
import { doubtConfirmation } from './doubtConfirmation';
import { foreignSlo } from './foreignSlo';
import { Negotiation } from './Negotiation';
import { Requests } from './Requests';
import { saidIn } from './saidIn';
import type { Signers } from './Signers';

/** What follows from the acts of a record: fed with sound ones, oldest first. */
export class RecordFold {
  readonly negotiation: Negotiation;
  readonly requests: Requests;
  readonly bookings: Bookings;
  readonly confirmations: Confirmation[] = [];

  constructor(
    private readonly definition: AgreementDefinition,
    private readonly signers: Signers
  ) {
    this.negotiation = new Negotiation(definition, signers);
    this.requests = new Requests(signers);
    this.bookings = new Bookings(signers);
  }

  /**
   * Applies one act, or says why it does not count, as a sentence.
   *
   * @param knownBefore the highest version of the terms that its writer could know of
   */
  apply(link: ChainedAct, knownBefore: number): string | undefined {
    const { act } = link.stored;
    const { negotiation, requests, bookings } = this;
    switch (act.act) {
      case 'propose':
        return negotiation.propose(link, act, knownBefore);
      case 'sign':
        return negotiation.sign(link, act);
      case 'send-back':
        return negotiation.sendBack(link, act, knownBefore);
      case 'retire':
        return this.retire(link, act);
      case 'approve':
        return requests.approve(link, act, negotiation.terms);
      case 'decline':
        return requests.decline(link, act, negotiation.terms);
      case 'revoke':
        return bookings.has(act.of) ? bookings.cancel(link, act) : requests.revoke(link, act);
      case 'comment':
        return undefined;
      default:
        return this.applyAboutSlos(link);
    }
  }

  private retire(link: ChainedAct, act: RetireAct): string | undefined {
    const doubt = this.negotiation.retire(link, act);
    if (doubt === undefined && this.negotiation.terms === undefined) {
      this.requests.endExceptions(link.stored.createdAt);
    }
    return doubt;
  }

  private applyAboutSlos(link: ChainedAct): string | undefined {
    const { stored } = link;
    const { act } = stored;
    const { terms } = this.negotiation;
    switch (act.act) {
      case 'ask-exception':
        return this.foreign(act.slos) ?? this.requests.askException(link, act, terms);
      case 'ask-exclusion':
        return this.foreign(act.slos) ?? this.requests.askExclusion(link, act, terms);
      case 'confirm-recovery': {
        const doubt = doubtConfirmation(act, terms) ?? this.foreign(act.slo === undefined ? undefined : [act.slo]);
        if (doubt === undefined) {
          const { tier, slo, reason, party } = act;
          this.confirmations.push({ ...saidIn(stored, reason, party, this.signers), tier, slo });
        }
        return doubt;
      }
      case 'book': {
        const doubt = this.foreign(act.slos);
        if (doubt === undefined) {
          this.bookings.book(link, act);
        }
        return doubt;
      }
      case 'note':
        return this.foreign(act.slos);
      default:
        return undefined;
    }
  }

  private foreign(slos: readonly string[] | undefined): string | undefined {
    return foreignSlo(slos, this.definition, this.negotiation.terms);
  }
}
