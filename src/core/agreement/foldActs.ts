import type { StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementState, RecordEntry } from './AgreementState';
import { answersUnread } from './answersUnread';
import type { ChainedAct } from './ChainedAct';
import { chainActs } from './chainActs';
import type { Checkpoint } from './Checkpoint';
import { doubtChain } from './doubtChain';
import { doubtRecord } from './doubtRecord';
import { doubtWriter } from './doubtWriter';
import { partyOf } from './partyOf';
import { RecordFold } from './RecordFold';
import { Signers } from './Signers';
import { versionSaid } from './versionSaid';
import { withKept } from './withKept';

/**
 * What of a record was read: `whole`, or `newest`, everything after the checkpoint. From the newest acts the fold is the same
 * at any time after the checkpoint, but for the list of entries and for what has long ended; where it may not be, the state
 * says so (see needsWhole). Without a checkpoint everything is after it.
 */
export type Reading = 'whole' | 'newest';

/**
 * The agreement as it stood at a time: which version is in force, which one is proposed, what was decided, which acts do not
 * count. Acts that cannot be trusted are listed with the reason. The order in which the acts are given does not matter;
 * acts of other agreements are skipped.
 *
 * @param acts also later ones than the time asked about: they attest under which logins people acted before
 * @param at milliseconds; only what was said at or before it is folded
 */
export function foldActs(
  definition: AgreementDefinition,
  acts: readonly StoredAct[],
  at: number,
  reading: Reading = 'whole'
): AgreementState {
  const { checkpoint } = definition;
  const own = acts.filter((it) => it.act.agreement === definition.id);
  const newestOf = reading === 'newest' ? checkpoint : undefined;
  const merged = withKept(own, definition, newestOf === undefined);
  const chain = chainActs(merged.acts, checkpoint);
  const signers = new Signers(definition, chain);
  const fold = new RecordFold(definition, signers);
  const said = chain.filter((it) => it.time <= at);
  const judged = judge(said, signers, fold, newestOf);
  fold.requests.settle(at, fold.negotiation.terms);
  const entries = said.map(({ stored }, i): RecordEntry => ({
    stored,
    name: signers.nameOf(stored.createdBy),
    invalid: judged.reasons[i],
    restored: merged.restored.get(stored.uid),
    ...(judged.reasons[i] !== undefined && !actsFor(stored, signers) && { claimsParty: true }),
  }));
  const { negotiation, requests, bookings, confirmations } = fold;
  return {
    definition,
    inForce: negotiation.current,
    proposed: negotiation.proposed,
    versions: negotiation.versions,
    retiring: negotiation.wishesToRetire,
    exceptions: requests.exceptions,
    exclusions: requests.exclusions,
    confirmations,
    bookings: bookings.all,
    entries,
    invalid: entries.flatMap(({ stored, invalid }) => (invalid === undefined ? [] : [{ stored, reason: invalid }])),
    doubts: [...(checkpoint?.doubts ?? []), ...(newestOf === undefined ? doubtRecord(definition, own, at) : [])],
    ...(newestOf && { reading: judged.isUnsure || at < newestOf.until ? 'too-little' : 'newest' }),
  };
}

/** Whether the writer of an act acts for the party that it names, if it names one. */
function actsFor({ act, createdBy, createdAt }: StoredAct, signers: Signers): boolean {
  const party = partyOf(act);
  return party === undefined || signers.partiesOf(createdBy, createdAt).includes(party);
}

/** Feeds acts to a fold, oldest first: why each does not count, and whether more must be read to be sure. */
function judge(
  chain: readonly ChainedAct[],
  signers: Signers,
  fold: RecordFold,
  newestOf: Checkpoint | undefined
): { reasons: Array<string | undefined>; isUnsure: boolean } {
  const known = new Map<ChainedAct, number>();
  let isUnsure = false;
  const reasons = chain.map((link) => {
    const knownBefore = Math.max(link.highestKnown ?? 0, (link.before && known.get(link.before)) ?? 0);
    const doubt = doubtWriter(link, signers);
    isUnsure ||= doubt === undefined && newestOf !== undefined && answersUnread(link, fold, newestOf);
    const reason = doubt ?? doubtChain(link) ?? fold.apply(link, knownBefore);
    known.set(link, Math.max(knownBefore, reason === undefined ? versionSaid(link.stored.act) : 0));
    return reason;
  });
  return { reasons, isUnsure };
}
