import type {
  ActReference,
  ApproveAct,
  AskExceptionAct,
  AskExclusionAct,
  DeclineAct,
  RevokeAct,
  StoredAct,
} from './Act';
import type { ChainedAct } from './ChainedAct';
import { approversNow } from './approversNow';
import type { AskedStatus, ExceptionDecision, ExclusionDecision } from './Decision';
import { exceptionParties, exclusionParties } from './decisionParties';
import { type Party, PARTY_NAMES } from './parties';
import type { Said } from './Said';
import { saidIn } from './saidIn';
import type { Signers } from './Signers';
import type { Terms } from './Terms';

type Asked = ExceptionDecision | ExclusionDecision;

/**
 * Exceptions and exclusions: what was asked for, approved, declined and revoked. Fed with sound acts, oldest first.
 * Each method answers why the act does not count, or undefined.
 */
export class Requests {
  readonly exceptions: ExceptionDecision[] = [];
  readonly exclusions: ExclusionDecision[] = [];
  private readonly byUid = new Map<string, Asked>();

  constructor(private readonly signers: Signers) {}

  /** Whether an act validly asked for something. */
  has(of: ActReference): boolean {
    return this.find(of) !== undefined;
  }

  /** @param terms those in force when it was written */
  askException(link: ChainedAct, act: AskExceptionAct, terms: Terms | undefined): string | undefined {
    if (terms === undefined) {
      return 'No agreement was in force that anything could be excepted from.';
    }
    const until = Date.parse(act.until);
    if (until <= link.stored.createdAt) {
      return 'It would have ended before it was asked for.';
    }
    const exception: ExceptionDecision = {
      kind: 'exception',
      ...this.asked(link, act),
      waitsFor: [...exceptionParties(terms)],
      scope: act.scope,
      until,
    };
    this.exceptions.push(exception);
    this.byUid.set(link.stored.uid, exception);
    return undefined;
  }

  /** @param terms those in force when it was written */
  askExclusion(link: ChainedAct, act: AskExclusionAct, terms: Terms | undefined): string | undefined {
    if (terms === undefined) {
      return 'No agreement was in force whose budget anything could be left out of.';
    }
    const needed = exclusionParties(terms);
    const exclusion: ExclusionDecision = {
      kind: 'exclusion',
      ...this.asked(link, act),
      waitsFor: needed.filter((party) => party !== act.party),
      from: Date.parse(act.from),
      to: Date.parse(act.to),
    };
    if (needed.includes(act.party)) {
      exclusion.approvals.push(exclusion.asked);
    }
    settle(exclusion, link.stored.createdAt);
    this.exclusions.push(exclusion);
    this.byUid.set(link.stored.uid, exclusion);
    return undefined;
  }

  /** @param terms those in force when it was written: they say who may approve, whatever it was asked under */
  approve({ stored }: ChainedAct, act: ApproveAct, terms: Terms | undefined): string | undefined {
    const asked = this.find(act.of);
    if (asked === undefined) {
      return 'It approves something that nobody validly asked for.';
    }
    const doubt = doubtAnswer(asked, stored);
    if (doubt !== undefined) {
      return doubt;
    }
    if (stored.createdBy.id === asked.asked.userId) {
      return `${asked.asked.name} asked for it, and nobody approves what they asked for themselves.`;
    }
    if (terms === undefined) {
      return 'No agreement was in force any more under which it could be approved.';
    }
    asked.waitsFor = approversNow(asked, terms);
    if (!asked.waitsFor.includes(act.party)) {
      return `${PARTY_NAMES[act.party]} is not asked to approve it: ${listed(asked.waitsFor)}.`;
    }
    const before = asked.approvals.find((it) => it.userId === stored.createdBy.id);
    if (before !== undefined) {
      return `${before.name} has approved it for ${PARTY_NAMES[before.party]} already; ${PARTY_NAMES[act.party]} needs another person.`;
    }
    asked.approvals.push(this.said(stored, '', act.party));
    asked.waitsFor = asked.kind === 'exception' ? [] : asked.waitsFor.filter((party) => party !== act.party);
    settle(asked, stored.createdAt);
    return undefined;
  }

  /** @param terms those in force when it was written */
  decline({ stored }: ChainedAct, act: DeclineAct, terms: Terms | undefined): string | undefined {
    const asked = this.find(act.of);
    if (asked === undefined) {
      return 'It declines something that nobody validly asked for.';
    }
    const doubt = doubtAnswer(asked, stored);
    if (doubt !== undefined) {
      return doubt;
    }
    if (stored.createdBy.id === asked.asked.userId) {
      return `${asked.asked.name} asked for it; who asked takes it back instead.`;
    }
    if (terms === undefined) {
      return 'No agreement was in force any more under which it could be declined.';
    }
    if (!approversNow(asked, terms).includes(act.party)) {
      return `${PARTY_NAMES[act.party]} is not asked to approve it, so it cannot decline it.`;
    }
    end(asked, 'declined', this.said(stored, act.reason, act.party));
    return undefined;
  }

  /** Takes back what was asked for, or ends what was approved. */
  revoke({ stored }: ChainedAct, act: RevokeAct): string | undefined {
    const asked = this.find(act.of);
    if (asked === undefined) {
      return 'It revokes something that is not in the record.';
    }
    if (hasExpired(asked, stored.createdAt)) {
      return 'It had ended by itself before.';
    }
    if (asked.status !== 'asked' && asked.status !== 'approved') {
      return `It had been ${asked.status} before.`;
    }
    if (asked.status === 'asked' && act.party !== asked.asked.party) {
      return `Only ${PARTY_NAMES[asked.asked.party]}, which asked for it, can take it back.`;
    }
    end(asked, asked.status === 'asked' ? 'withdrawn' : 'revoked', this.said(stored, act.reason, act.party));
    return undefined;
  }

  /**
   * Ends exceptions with the agreement that they were excepted from: they do not come back under a next one. Exclusions that were
   * approved stand.
   *
   * @param at when it was retired, milliseconds
   */
  endExceptions(at: number): void {
    for (const asked of this.exceptions) {
      if (!hasExpired(asked, at) && (asked.status === 'approved' || asked.status === 'asked')) {
        asked.until = at;
        asked.status = 'expired';
        asked.waitsFor = [];
      }
    }
  }

  /**
   * Ends what has run out at a time, and says for whom the rest waits.
   *
   * @param at milliseconds
   * @param terms those in force then
   */
  settle(at: number, terms: Terms | undefined): void {
    [...this.exceptions, ...this.exclusions]
      .filter((it) => it.status === 'asked')
      .forEach((it) => (it.waitsFor = approversNow(it, terms)));
    for (const asked of this.exceptions) {
      if (hasExpired(asked, at) && (asked.status === 'approved' || asked.status === 'asked')) {
        asked.status = 'expired';
        asked.waitsFor = [];
      }
    }
  }

  private asked({ stored, hash }: ChainedAct, { reason, party, slos }: AskExceptionAct | AskExclusionAct) {
    const status: AskedStatus = 'asked';
    const approvals: Asked['approvals'] = [];
    return { of: { uid: stored.uid, hash }, asked: this.said(stored, reason, party), approvals, slos, status };
  }

  private find({ uid, hash }: ActReference): Asked | undefined {
    const asked = this.byUid.get(uid);
    return asked?.of.hash === hash ? asked : undefined;
  }

  private said(stored: StoredAct, reason: string, party: Party): Said & { party: Party } {
    return saidIn(stored, reason, party, this.signers);
  }
}

/** Why something that was asked for cannot be answered any more. */
function doubtAnswer(asked: Asked, { createdAt }: StoredAct): string | undefined {
  // An approved exception that ran out had been approved, and what had been declined did not run out.
  if (asked.status === 'asked' && hasExpired(asked, createdAt)) {
    return 'What was asked for had ended by then.';
  }
  if (asked.status === 'expired') {
    return 'It had ended with the agreement before.';
  }
  return asked.status === 'asked' ? undefined : `It had been ${asked.status} before.`;
}

function hasExpired(asked: Asked, at: number): boolean {
  return asked.kind === 'exception' && asked.until <= at;
}

/** It holds as soon as it waits for nobody. */
function settle(asked: Asked, at: number): void {
  if (asked.waitsFor.length === 0) {
    asked.status = 'approved';
    asked.since = at;
  }
}

function end(asked: Asked, status: AskedStatus, by: Said & { party: Party }): void {
  asked.status = status;
  asked.ended = by;
  asked.waitsFor = [];
}

function listed(parties: readonly Party[]): string {
  return `${parties.map((it) => PARTY_NAMES[it]).join(', ')} ${parties.length === 1 ? 'is' : 'are'}`;
}
