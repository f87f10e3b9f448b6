import type { AgreementState, AgreementVersion } from '../agreement/AgreementState';
import type { Booking, Confirmation, ExceptionDecision, ExclusionDecision } from '../agreement/Decision';
import type { Party } from '../agreement/parties';
import type { Said } from '../agreement/Said';
import type { TierSpell } from '../budget/ledgerOf';
import { tierName } from '../wording/wordTier';

interface Happened {
  /** Unique among all events; made of the acts behind it. */
  id: string;
  /** Milliseconds. */
  at: number;
  /** When it ends, of what lasts; may be to come. */
  until?: number;
  /** Ids of the SLOs it is about, among those asked about. */
  slos: readonly string[];
}

/** Something that changed what holds, or that people decided, as data: wordEvent says it. */
export type PolicyEvent = Happened &
  (
    | { kind: 'in-force'; version: AgreementVersion; before?: number }
    | { kind: 'retired'; version: AgreementVersion; by?: { name: string; reason: string } }
    | { kind: 'exception'; exception: ExceptionDecision }
    | { kind: 'exclusion'; exclusion: ExclusionDecision }
    | { kind: 'revoked'; what: 'exception' | 'exclusion' | 'launch'; about: string; by: Said & { party: Party } }
    | { kind: 'recovery'; confirmation: Confirmation; tier: string }
    | { kind: 'launch'; booking: Booking }
    | { kind: 'note'; name: string; text: string }
    | { kind: 'tier'; before: string; after: string }
  );

/** A stretch of time, both ends in it. Milliseconds. */
interface Range {
  from: number;
  to: number;
}

/**
 * What happened to an agreement in a stretch of time, oldest first: versions that came into force or were retired, exceptions and
 * exclusions that were approved, what was revoked, recoveries confirmed, launches and notes. A version that supersedes another is one
 * event. What was only asked for changed nothing and is none.
 *
 * @param agreement folded at the end of the range, from everything that was said since its start
 * @param asked ids of the SLOs asked about
 */
export function eventsOf(agreement: AgreementState, asked: readonly string[], range: Range): PolicyEvent[] {
  const own = asked.filter((it) => agreement.definition.slos.includes(it));
  const about = (slos: readonly string[] | undefined) =>
    slos === undefined ? own : own.filter((it) => slos.includes(it));
  const all = [
    ...versionEvents(agreement, about),
    ...exceptionEvents(agreement, about),
    ...exclusionEvents(agreement, about),
    ...recoveryEvents(agreement, about),
    ...launchEvents(agreement, about),
    ...noteEvents(agreement, about),
  ];
  return all
    .filter((it) => it.slos.length > 0 && it.at <= range.to && (it.until ?? it.at) >= range.from)
    .sort((a, b) => a.at - b.at);
}

/**
 * The changes of what holds for an SLO in a stretch of time, oldest first.
 *
 * @param spells what held when, without gap (see tierSpells), by the words for it
 */
export function tierEvents(sloId: string, spells: readonly TierSpell[], range: Range): PolicyEvent[] {
  return spells.flatMap(({ tier, from }, i): PolicyEvent[] => {
    const before = spells[i - 1];
    return before === undefined || before.to < from || from < range.from || from > range.to
      ? []
      : [{ kind: 'tier', id: `tier ${sloId} ${from}`, at: from, slos: [sloId], before: before.tier, after: tier }];
  });
}

type About = (slos: readonly string[] | undefined) => readonly string[];

function versionEvents({ versions, entries }: AgreementState, about: About): PolicyEvent[] {
  return versions.flatMap((version): PolicyEvent[] => {
    const { since, until, status, proposalUid, terms } = version;
    const slos = about(terms.slos.map((it) => it.id));
    if (since === undefined) {
      return [];
    }
    const before = versions.find((it) => it.status === 'superseded' && it.until === since)?.version;
    const events: PolicyEvent[] = [
      { kind: 'in-force', id: `in-force ${proposalUid}`, at: since, slos, version, before },
    ];
    if (status === 'retired' && until !== undefined) {
      const last = entries.find(({ stored, invalid }) => {
        return invalid === undefined && stored.act.act === 'retire' && stored.createdAt === until;
      });
      const by = last?.stored.act.act === 'retire' ? { name: last.name, reason: last.stored.act.reason } : undefined;
      events.push({ kind: 'retired', id: `retired ${proposalUid}`, at: until, slos, version, by });
    }
    return events;
  });
}

function exceptionEvents({ exceptions }: AgreementState, about: About): PolicyEvent[] {
  return exceptions.flatMap((exception): PolicyEvent[] => {
    const { since, until, ended, of, scope } = exception;
    if (since === undefined) {
      return [];
    }
    const slos = about(exception.slos);
    const granted = { kind: 'exception', id: of.uid, at: since, until: ended?.at ?? until, slos, exception } as const;
    return [granted, ...revoked('exception', scope, ended, slos)];
  });
}

/** One that was revoked excludes nothing any more: only that it was revoked is left of it. */
function exclusionEvents({ exclusions }: AgreementState, about: About): PolicyEvent[] {
  return exclusions.flatMap((exclusion): PolicyEvent[] => {
    const { since, from, to, ended, of, asked } = exclusion;
    if (since === undefined) {
      return [];
    }
    const slos = about(exclusion.slos);
    return ended === undefined
      ? [{ kind: 'exclusion', id: of.uid, at: from, until: to, slos, exclusion }]
      : revoked('exclusion', asked.reason, ended, slos);
  });
}

function recoveryEvents({ confirmations, versions }: AgreementState, about: About): PolicyEvent[] {
  return confirmations.map((confirmation) => {
    const { actUid, at, slo, tier } = confirmation;
    const then = versions.find((it) => it.since !== undefined && it.since <= at && at < (it.until ?? Infinity));
    const found = then?.terms.tiers.find((it) => it.id === tier);
    const slos = about(slo === undefined ? undefined : [slo]);
    return { kind: 'recovery', id: actUid, at, slos, confirmation, tier: found === undefined ? tier : tierName(found) };
  });
}

function launchEvents({ bookings }: AgreementState, about: About): PolicyEvent[] {
  return bookings.flatMap((booking): PolicyEvent[] => {
    const { of, from, to, cancelled, title } = booking;
    const slos = about(booking.slos);
    return cancelled === undefined
      ? [{ kind: 'launch', id: of.uid, at: from, until: to, slos, booking }]
      : revoked('launch', title, cancelled, slos);
  });
}

function noteEvents({ entries }: AgreementState, about: About): PolicyEvent[] {
  return entries.flatMap(({ stored: { uid, act, createdAt }, name, invalid }): PolicyEvent[] =>
    act.act === 'note' && invalid === undefined
      ? [{ kind: 'note', id: uid, at: createdAt, slos: about(act.slos), name, text: act.text }]
      : []
  );
}

function revoked(
  what: 'exception' | 'exclusion' | 'launch',
  aboutWhat: string,
  by: (Said & { party: Party }) | undefined,
  slos: readonly string[]
): PolicyEvent[] {
  return by === undefined ? [] : [{ kind: 'revoked', id: by.actUid, at: by.at, slos, what, about: aboutWhat, by }];
}
