import type {
  ApproveAct,
  AskExceptionAct,
  AskExclusionAct,
  BookAct,
  ConfirmRecoveryAct,
  DeclineAct,
  RevokeAct,
  StoredAct,
} from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import type { ChainedAct } from './ChainedAct';
import type { AskedStatus, Booking, Confirmation, ExceptionDecision, ExclusionDecision } from './Decision';
import { exceptionParties, exclusionParties } from './decisionParties';
import { type Party, PARTY_NAMES } from './parties';
import type { Said } from './Said';
import type { Signers } from './Signers';
import type { Terms } from './Terms';

type AskedFor = ExceptionDecision | ExclusionDecision;
type SaidFor = Said & { party: Party };

/**
 * What was asked for, approved, revoked, confirmed and booked: fed with sound acts, oldest first.
 * Each method answers why the act does not count, or undefined.
 */
export class Decisions {
  readonly exceptions: ExceptionDecision[] = [];
  readonly exclusions: ExclusionDecision[] = [];
  readonly confirmations: Confirmation[] = [];
  readonly bookings: Booking[] = [];

  constructor(
    private readonly definition: AgreementDefinition,
    private readonly signers: Signers
  ) {}

  /** @param terms those in force when it was written */
  askException(link: ChainedAct, act: AskExceptionAct, terms: Terms | undefined): string | undefined {
    const { stored } = link;
    if (terms === undefined) {
      return 'No agreement was in force that anything could be excepted from.';
    }
    const until = Date.parse(act.until);
    if (until <= stored.createdAt) {
      return 'It would have ended before it was asked for.';
    }
    const doubt = this.doubtSlos(act.slos);
    if (doubt === undefined) {
      const waitsFor = [...exceptionParties(terms)];
      this.exceptions.push({
        kind: 'exception',
        ...this.asked(link, act.reason, act.party, waitsFor, act.slos),
        scope: act.scope,
        until,
      });
    }
    return doubt;
  }

  /** @param terms those in force when it was written */
  askExclusion(link: ChainedAct, act: AskExclusionAct, terms: Terms | undefined): string | undefined {
    if (terms === undefined) {
      return 'No agreement was in force whose budget anything could be left out of.';
    }
    const doubt = this.doubtSlos(act.slos);
    if (doubt !== undefined) {
      return doubt;
    }
    const needed = exclusionParties(terms);
    const waitsFor = needed.filter((party) => party !== act.party);
    const asked = this.asked(link, act.reason, act.party, waitsFor, act.slos);
    if (needed.includes(act.party)) {
      asked.approvals.push(asked.asked);
    }
    if (waitsFor.length === 0) {
      approve(asked, link.stored.createdAt);
    }
    this.exclusions.push({ kind: 'exclusion', ...asked, from: Date.parse(act.from), to: Date.parse(act.to) });
    return undefined;
  }

  approve({ stored }: ChainedAct, act: ApproveAct): string | undefined {
    const asked = this.find(act);
    if (asked === undefined) {
      return 'It approves something that nobody validly asked for.';
    }
    const doubt = this.doubtAnswer(asked, stored);
    if (doubt !== undefined) {
      return doubt;
    }
    if (stored.createdBy.id === asked.asked.userId) {
      return `${this.signers.nameOf(stored.createdBy)} asked for it, and nobody approves what they asked for themselves.`;
    }
    if (!asked.waitsFor.includes(act.party)) {
      return `${PARTY_NAMES[act.party]} is not asked to approve it: ${asked.waitsFor.map((it) => PARTY_NAMES[it]).join(', ')} ${asked.waitsFor.length === 1 ? 'is' : 'are'}.`;
    }
    const before = asked.approvals.find((it) => it.userId === stored.createdBy.id);
    if (before !== undefined) {
      return `${before.name} has approved it for ${PARTY_NAMES[before.party]} already; ${PARTY_NAMES[act.party]} needs another person.`;
    }
    asked.approvals.push(this.said(stored, '', act.party));
    asked.waitsFor = asked.kind === 'exception' ? [] : asked.waitsFor.filter((party) => party !== act.party);
    if (asked.waitsFor.length === 0) {
      approve(asked, stored.createdAt);
    }
    return undefined;
  }

  decline({ stored }: ChainedAct, act: DeclineAct): string | undefined {
    const asked = this.find(act);
    if (asked === undefined) {
      return 'It declines something that nobody validly asked for.';
    }
    const doubt = this.doubtAnswer(asked, stored);
    if (doubt !== undefined) {
      return doubt;
    }
    if (!asked.waitsFor.includes(act.party)) {
      return `${PARTY_NAMES[act.party]} is not asked to approve it, so it cannot decline it.`;
    }
    end(asked, 'declined', this.said(stored, act.reason, act.party));
    return undefined;
  }

  revoke({ stored }: ChainedAct, act: RevokeAct): string | undefined {
    const booking = this.bookings.find((it) => isSame(it.of, act.of));
    const said = this.said(stored, act.reason, act.party);
    if (booking !== undefined) {
      if (booking.cancelled !== undefined) {
        return 'The launch had been cancelled before.';
      }
      booking.cancelled = said;
      return undefined;
    }
    const asked = this.find(act);
    if (asked === undefined) {
      return 'It revokes something that is not in the record.';
    }
    if (hasExpired(asked, stored.createdAt)) {
      return 'It had ended by itself before.';
    }
    if (asked.status === 'asked') {
      if (act.party !== asked.asked.party) {
        return `Only ${PARTY_NAMES[asked.asked.party]}, which asked for it, can take it back.`;
      }
      end(asked, 'withdrawn', said);
      return undefined;
    }
    if (asked.status !== 'approved') {
      return 'It had ended before.';
    }
    end(asked, 'revoked', said);
    return undefined;
  }

  /** @param terms those in force when it was written */
  confirmRecovery({ stored }: ChainedAct, act: ConfirmRecoveryAct, terms: Terms | undefined): string | undefined {
    const tier = terms?.tiers.find((it) => it.id === act.tier);
    if (tier === undefined) {
      return `The agreement in force has no tier "${act.tier}".`;
    }
    const by = tier.leave?.confirmedBy;
    if (by === undefined) {
      return `The tier "${act.tier}" ends without anybody's confirmation.`;
    }
    if (by !== act.party) {
      return `${PARTY_NAMES[by]} confirms the end of this tier, not ${PARTY_NAMES[act.party]}.`;
    }
    const doubt = this.doubtSlos(act.slo === undefined ? undefined : [act.slo]);
    if (doubt === undefined) {
      this.confirmations.push({ ...this.said(stored, act.reason, act.party), tier: act.tier, slo: act.slo });
    }
    return doubt;
  }

  book({ stored, hash }: ChainedAct, act: BookAct): string | undefined {
    const doubt = this.doubtSlos(act.slos);
    if (doubt === undefined) {
      const { title, slos, budgetShare } = act;
      this.bookings.push({
        ...this.said(stored, '', act.party),
        of: { uid: stored.uid, hash },
        title,
        slos,
        from: Date.parse(act.from),
        to: Date.parse(act.to),
        budgetShare,
      });
    }
    return doubt;
  }

  /** Ends what has run out at a time, milliseconds. */
  expire(at: number): void {
    for (const asked of this.exceptions) {
      if (hasExpired(asked, at) && (asked.status === 'approved' || asked.status === 'asked')) {
        asked.status = 'expired';
      }
    }
  }

  private asked({ stored, hash }: ChainedAct, reason: string, party: Party, waitsFor: Party[], slos?: string[]) {
    return {
      of: { uid: stored.uid, hash },
      asked: this.said(stored, reason, party),
      approvals: [] as SaidFor[],
      waitsFor,
      slos,
      status: 'asked' as AskedStatus,
      since: undefined as number | undefined,
    };
  }

  /** Why something that was asked for cannot be answered any more. */
  private doubtAnswer(asked: AskedFor, { createdAt }: StoredAct): string | undefined {
    if (hasExpired(asked, createdAt)) {
      return 'What was asked for had ended by then.';
    }
    return asked.status === 'asked' ? undefined : `It had been ${asked.status} before.`;
  }

  private doubtSlos(slos: readonly string[] | undefined): string | undefined {
    const foreign = slos?.find((it) => !this.definition.slos.includes(it));
    return foreign === undefined ? undefined : `It is about the SLO "${foreign}", which this agreement does not cover.`;
  }

  private find({ of }: ApproveAct | DeclineAct | RevokeAct): AskedFor | undefined {
    return [...this.exceptions, ...this.exclusions].find((it) => isSame(it.of, of));
  }

  private said(stored: StoredAct, reason: string, party: Party): SaidFor {
    const { uid: actUid, createdAt: at, createdBy } = stored;
    return { actUid, name: this.signers.nameOf(createdBy), userId: createdBy.id, at, reason, party };
  }
}

function isSame(a: { uid: string; hash: string }, b: { uid: string; hash: string }): boolean {
  return a.uid === b.uid && a.hash === b.hash;
}

function hasExpired(asked: AskedFor, at: number): boolean {
  return asked.kind === 'exception' && asked.until <= at;
}

function approve(asked: { status: AskedStatus; since?: number }, at: number): void {
  asked.status = 'approved';
  asked.since = at;
}

function end(asked: AskedFor, status: AskedStatus, by: SaidFor): void {
  asked.status = status;
  asked.ended = by;
  asked.waitsFor = [];
}
