import type { Act } from '../../core/agreement/Act';
import type { RecordEntry } from '../../core/agreement/AgreementState';
import type { Booking, Confirmation, ExceptionDecision, ExclusionDecision } from '../../core/agreement/Decision';
import { PARTY_NAMES, type Party } from '../../core/agreement/parties';
import type { Said } from '../../core/agreement/Said';
import { formatShare } from '../../core/wording/formatShare';
import { formatMoment, type Reader } from '../../core/wording/formatTime';
import { listWords } from '../../core/wording/listWords';
import { wordAct } from '../../core/wording/wordAct';
import { tierName } from '../../core/wording/wordTier';
import type { AgreementOnDesk } from '../record/Desk';
import type { MarkTone } from '../record/Mark';
import type { LogRow } from './LogRow';

type Asked = ExceptionDecision | ExclusionDecision;

const STATUS: Readonly<Record<Asked['status'], { tone: MarkTone; text: string }>> = {
  asked: { tone: 'open', text: 'asked' },
  approved: { tone: 'good', text: 'approved' },
  declined: { tone: 'bad', text: 'declined' },
  withdrawn: { tone: 'quiet', text: 'taken back' },
  revoked: { tone: 'bad', text: 'revoked' },
  expired: { tone: 'quiet', text: 'ended by itself' },
};

const ENDED: Partial<Record<Asked['status'], string>> = {
  declined: 'Declined',
  withdrawn: 'Taken back',
  revoked: 'Revoked',
};

const SIGNINGS: ReadonlyArray<Act['act']> = ['sign', 'retire'];

/** Comments belong to the negotiation, which the agreement's page shows; so do proposals and send-backs. */
const NEGOTIATION: ReadonlyArray<Act['act']> = ['comment', 'propose', 'send-back'];

/**
 * All decisions of all agreements: what holds now first, then what waits for an answer, then the rest; each newest first.
 *
 * @param sloTitles by id
 */
export function logRows(
  agreements: readonly AgreementOnDesk[],
  sloTitles: ReadonlyMap<string, string>,
  reader: Reader
): LogRow[] {
  const rows = agreements.flatMap((agreement) => new AgreementLog(agreement, sloTitles, reader).rows());
  return rows.sort((a, b) => a.rank - b.rank || b.at - a.at);
}

class AgreementLog {
  private readonly agreement: LogRow['agreement'];

  constructor(
    private readonly onDesk: AgreementOnDesk,
    private readonly sloTitles: ReadonlyMap<string, string>,
    private readonly reader: Reader
  ) {
    const { id, title } = onDesk.stored.value;
    this.agreement = { id, title };
  }

  rows(): LogRow[] {
    const { state } = this.onDesk;
    return [
      ...state.exceptions.map((it) => this.exception(it)),
      ...state.exclusions.map((it) => this.exclusion(it)),
      ...state.confirmations.map((it) => this.confirmation(it)),
      ...state.bookings.map((it) => this.booking(it)),
      ...state.versions.flatMap((it) =>
        it.since === undefined
          ? []
          : [
              this.row({
                key: `${it.termsHash} ${it.version} in force`,
                kind: 'signing',
                at: it.since,
                title: `Version ${it.version} came into force`,
                details: [
                  `Signed by ${listWords(it.signatures.map((by) => `${by.name} (${PARTY_NAMES[by.party]})`))}.`,
                ],
              }),
            ]
      ),
      ...state.entries.flatMap((it) => this.entry(it)),
    ];
  }

  private exception(it: ExceptionDecision): LogRow {
    const isHolding = it.status === 'approved';
    const until = formatMoment(it.until, this.reader);
    return this.row({
      ...this.asked(it),
      kind: 'exception',
      title: it.scope,
      status: isHolding
        ? { tone: 'good', text: `holds until ${until}` }
        : it.status === 'asked'
          ? { tone: 'open', text: `asked, until ${until}` }
          : STATUS[it.status],
      details: [
        ...this.approvals(it),
        ...this.waits(it, ' or '),
        ...this.ended(it),
        ...(it.status === 'expired'
          ? [`It ended by itself ${until}${it.since === undefined ? ', unanswered' : ''}.`]
          : []),
      ],
      rank: isHolding ? 0 : it.status === 'asked' ? 1 : 2,
      asked: it,
    });
  }

  private exclusion(it: ExclusionDecision): LogRow {
    return this.row({
      ...this.asked(it),
      kind: 'exclusion',
      title: `${formatMoment(it.from, this.reader)} to ${formatMoment(it.to, this.reader)} does not count`,
      status: STATUS[it.status],
      details: [...this.approvals(it), ...this.waits(it, ' and '), ...this.ended(it)],
      rank: it.status === 'asked' ? 1 : 2,
      asked: it,
    });
  }

  private confirmation(it: Confirmation): LogRow {
    const tiers = this.onDesk.state.versions.flatMap(({ terms }) => terms.tiers);
    const tier = tiers.filter(({ id }) => id === it.tier).at(-1);
    return this.row({
      key: it.actUid,
      kind: 'recovery',
      at: it.at,
      title: `The cause of "${tier === undefined ? it.tier : tierName(tier)}" is mended`,
      who: this.by('Confirmed', it),
      reason: it.reason,
      slos: this.titles(it.slo === undefined ? undefined : [it.slo]),
    });
  }

  private booking(it: Booking): LogRow {
    const { now } = this.reader;
    const isRunning = it.cancelled === undefined && it.from <= now && now < it.to;
    const status: LogRow['status'] =
      it.cancelled !== undefined
        ? { tone: 'bad', text: 'cancelled' }
        : isRunning
          ? { tone: 'good', text: 'under way' }
          : it.from > now
            ? { tone: 'open', text: 'planned' }
            : { tone: 'quiet', text: 'over' };
    return this.row({
      key: it.actUid,
      kind: 'launch',
      at: it.at,
      title: it.title,
      who: this.by('Booked', it),
      slos: this.titles(it.slos),
      status,
      details: [
        `${this.capital(formatMoment(it.from, this.reader))} to ${formatMoment(it.to, this.reader)}.`,
        ...(it.budgetShare === undefined ? [] : [`It may cost ${formatShare(it.budgetShare)} of the budget.`]),
        ...(it.cancelled === undefined ? [] : [this.sentence('Cancelled', it.cancelled)]),
      ],
      rank: isRunning ? 0 : 2,
      booking: it,
    });
  }

  private entry(entry: RecordEntry): LogRow[] {
    const { act, uid, createdAt } = entry.stored;
    const isSigning = SIGNINGS.includes(act.act);
    if (entry.invalid === undefined && this.isInForceSince(uid)) {
      return [];
    }
    if (entry.invalid === undefined && act.act !== 'note' && !isSigning) {
      return [];
    }
    if (entry.invalid !== undefined && NEGOTIATION.includes(act.act)) {
      return [];
    }
    const { who, what, text } = wordAct(entry, this.reader, this.onDesk.state.entries);
    const kind = entry.invalid !== undefined ? 'invalid' : isSigning ? 'signing' : 'note';
    return [
      this.row({
        key: uid,
        kind,
        at: createdAt,
        title: kind === 'note' ? text : `${who} ${what}`,
        who: `${kind === 'note' ? `${who}, ` : ''}${formatMoment(createdAt, this.reader)}`,
        reason: kind === 'note' ? '' : text,
        slos: act.act === 'note' ? this.titles(act.slos) : [],
        ...(entry.invalid !== undefined && { status: { tone: 'bad', text: 'not valid' }, details: [entry.invalid] }),
      }),
    ];
  }

  /** Who signed what came into force stands there, once for all. */
  private isInForceSince(uid: string): boolean {
    return this.onDesk.state.versions.some(
      (it) => it.since !== undefined && it.signatures.some((signature) => signature.actUid === uid)
    );
  }

  private asked(it: Asked) {
    return {
      key: it.of.uid,
      at: it.asked.at,
      who: this.by('Asked', it.asked),
      reason: it.asked.reason,
      slos: this.titles(it.slos),
    };
  }

  private approvals({ approvals, asked }: Asked): string[] {
    return approvals.filter((it) => it.actUid !== asked.actUid).map((it) => this.sentence('Approved', it));
  }

  private waits({ status, waitsFor }: Asked, joint: string): string[] {
    return status === 'asked' && waitsFor.length > 0
      ? [`It waits for ${waitsFor.map((party) => PARTY_NAMES[party]).join(joint)}.`]
      : [];
  }

  private ended({ status, ended }: Asked): string[] {
    const verb = ENDED[status];
    return verb === undefined || ended === undefined ? [] : [this.sentence(verb, ended)];
  }

  private sentence(verb: string, said: Said & { party: Party }): string {
    return `${this.by(verb, said)}.${said.reason === '' ? '' : ` ${said.reason}`}`;
  }

  private by(verb: string, { name, party, at }: Said & { party: Party }): string {
    return `${verb} by ${name} (${PARTY_NAMES[party]}), ${formatMoment(at, this.reader)}`;
  }

  private capital(text: string): string {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  }

  private titles(slos: readonly string[] | undefined): string[] {
    return (slos ?? []).map((id) => this.sloTitles.get(id) ?? id);
  }

  private row(part: Pick<LogRow, 'key' | 'kind' | 'at' | 'title'> & Partial<LogRow>): LogRow {
    const rest = { who: formatMoment(part.at, this.reader), reason: '', slos: [], details: [], rank: 2 as const };
    return { agreement: this.agreement, ...rest, ...part };
  }
}
