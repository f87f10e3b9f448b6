import type { StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementState, RecordEntry } from './AgreementState';
import type { ChainedAct } from './ChainedAct';
import { chainActs } from './chainActs';
import { Decisions } from './Decisions';
import { doubtAct } from './doubtAct';
import { doubtRecord } from './doubtRecord';
import { Negotiation } from './Negotiation';
import { Signers } from './Signers';
import { withKept } from './withKept';

/**
 * What of a record was read: `whole`, or `newest`, everything after the checkpoint. From the newest acts the fold is the same
 * at any time after the checkpoint, but for the list of entries.
 */
export type Reading = 'whole' | 'newest';

/**
 * The agreement as it stood at a time: which version is in force, which one is proposed, what was decided, which acts do not
 * count. Acts that cannot be trusted are listed with the reason. The order in which the acts are given does not matter;
 * acts of other agreements are skipped.
 *
 * @param at milliseconds; only acts created at or before it are considered
 */
export function foldActs(
  definition: AgreementDefinition,
  acts: readonly StoredAct[],
  at: number,
  reading: Reading = 'whole'
): AgreementState {
  const { checkpoint } = definition;
  const own = acts.filter((it) => it.act.agreement === definition.id);
  const merged = withKept(own, checkpoint, reading === 'whole');
  const chain = chainActs(
    merged.acts.filter((it) => it.createdAt <= at),
    checkpoint
  );
  const signers = new Signers(definition, chain);
  const negotiation = new Negotiation(definition, signers);
  const decisions = new Decisions(definition, signers);
  const known = new Map<ChainedAct, number>();
  const entries: RecordEntry[] = [];
  for (const link of chain) {
    const knownBefore = link.highestBefore ?? (link.before && known.get(link.before)) ?? 0;
    const invalid = doubtAct(link, signers) ?? apply(link, negotiation, decisions, knownBefore);
    known.set(link, Math.max(knownBefore, invalid === undefined ? versionSaid(link) : 0));
    entries.push({
      stored: link.stored,
      name: signers.nameOf(link.stored.createdBy),
      invalid,
      restored: merged.restored.get(link.stored.uid),
    });
  }
  decisions.expire(at);
  const { exceptions, exclusions, confirmations, bookings } = decisions;
  return {
    definition,
    inForce: negotiation.current,
    proposed: negotiation.proposed,
    versions: negotiation.versions,
    retiring: negotiation.wishesToRetire,
    exceptions,
    exclusions,
    confirmations,
    bookings,
    entries,
    invalid: entries.flatMap(({ stored, invalid }) => (invalid === undefined ? [] : [{ stored, reason: invalid }])),
    doubts: reading === 'whole' ? doubtRecord(definition, own, at) : [],
  };
}

/** Applies one act, or says why it does not count. */
function apply(
  link: ChainedAct,
  negotiation: Negotiation,
  decisions: Decisions,
  knownBefore: number
): string | undefined {
  const { act } = link.stored;
  const terms = negotiation.current?.terms;
  switch (act.act) {
    case 'propose':
      return negotiation.propose(link, act, knownBefore);
    case 'sign':
      return negotiation.sign(link, act);
    case 'send-back':
      return negotiation.sendBack(link, act, knownBefore);
    case 'retire':
      return negotiation.retire(link, act);
    case 'ask-exception':
      return decisions.askException(link, act, terms);
    case 'ask-exclusion':
      return decisions.askExclusion(link, act, terms);
    case 'approve':
      return decisions.approve(link, act);
    case 'decline':
      return decisions.decline(link, act);
    case 'revoke':
      return decisions.revoke(link, act);
    case 'confirm-recovery':
      return decisions.confirmRecovery(link, act, terms);
    case 'book':
      return decisions.book(link, act);
    case 'comment':
    case 'note':
      return undefined;
  }
}

/** The version that an act put on the table; 0 when it put none. */
function versionSaid({ stored: { act } }: ChainedAct): number {
  if (act.act === 'propose') {
    return act.version;
  }
  return act.act === 'send-back' ? (act.counter?.version ?? 0) : 0;
}
