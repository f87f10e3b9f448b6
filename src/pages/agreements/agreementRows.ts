import type { AgreementVersion } from '../../core/agreement/AgreementState';
import { isOver } from '../../core/agreement/isOver';
import { PARTY_NAMES } from '../../core/agreement/parties';
import { bySeverity, type PolicyState } from '../../core/policy/PolicyState';
import { formatCalendarDay, formatDay, isDayOver, type Reader } from '../../core/wording/formatTime';
import { listWords } from '../../core/wording/listWords';
import type { StateRow } from '../../frames/decodeState';
import type { AgreementOnDesk } from '../record/Desk';
import type { MarkTone } from '../record/Mark';
import { claimsOf } from '../record/claimsOf';

/** An SLO of an agreement, with what it says now where that is known. */
export interface CoveredSlo {
  id: string;
  title: string;
  state?: PolicyState;
  headline?: string;
}

/** One agreement of the list, in words. */
export interface AgreementRow {
  id: string;
  title: string;
  service: string;
  /** Worst first. */
  slos: CoveredSlo[];
  /** "Version 3, in force since 3 Mar". */
  status: { tone: MarkTone; text: string };
  /** "Version 4 is proposed and waits for Product and SRE." Empty when nothing waits. */
  waits: string;
  /** "Signed by Pat Reyes (Product) and Sam Okafor (SRE)." Empty when nothing is in force. */
  signedBy: string;
  review?: { text: string; isOverdue: boolean };
  /** What is wrong with it, a sentence each. */
  warnings: string[];
}

/**
 * The agreements as the list shows them, in the order given.
 *
 * @param states what the SLOs say now, by id
 */
export function agreementRows(
  agreements: readonly AgreementOnDesk[],
  sloTitles: ReadonlyMap<string, string>,
  states: ReadonlyMap<string, StateRow>,
  reader: Reader
): AgreementRow[] {
  const claims = claimsOf(agreements.filter((it) => !isOver(it.state)).map((it) => it.stored.value));
  return agreements.map((agreement) => {
    const { state } = agreement;
    const { id, title, service = '', slos } = agreement.stored.value;
    return {
      id,
      title,
      service,
      slos: slos.map((slo) => covered(slo, sloTitles, states)).sort(worstFirst),
      status: statusOf(agreement, reader),
      waits: waitsOf(state.proposed),
      signedBy: signersOf(state.inForce),
      review: reviewOf(state.inForce, reader),
      warnings: [
        ...(isOver(state) ? [] : slos).flatMap((slo) => {
          const others = (claims.get(slo) ?? []).filter((it) => it.id !== id).map((it) => `"${it.title}"`);
          const name = sloTitles.get(slo) ?? slo;
          return others.length === 0
            ? []
            : [`${name} is also claimed by ${listWords(others)}. Let one of them cover it.`];
        }),
        ...slos.filter((slo) => !sloTitles.has(slo)).map((slo) => `The SLO "${slo}" is not defined any more.`),
        ...(agreement.readOnly === undefined ? [] : [agreement.readOnly]),
        ...state.doubts,
      ],
    };
  });
}

function covered(id: string, titles: ReadonlyMap<string, string>, states: ReadonlyMap<string, StateRow>): CoveredSlo {
  const detail = states.get(id)?.detail;
  return { id, title: titles.get(id) ?? id, state: detail?.state, headline: detail?.headline };
}

function worstFirst(a: CoveredSlo, b: CoveredSlo): number {
  if (a.state === undefined || b.state === undefined) {
    return Number(a.state === undefined) - Number(b.state === undefined);
  }
  return bySeverity(a.state, b.state);
}

function statusOf({ state }: AgreementOnDesk, reader: Reader): AgreementRow['status'] {
  const { inForce, proposed, versions } = state;
  if (inForce !== undefined) {
    return { tone: 'good', text: `Version ${inForce.version}, in force since ${formatDay(inForce.since, reader)}` };
  }
  if (proposed !== undefined) {
    return proposed.status === 'sent-back'
      ? { tone: 'bad', text: `Version ${proposed.version}, sent back` }
      : { tone: 'open', text: `Version ${proposed.version}, proposed ${formatDay(proposed.proposedAt, reader)}` };
  }
  const retired = versions.filter((it) => it.status === 'retired').at(-1);
  return retired?.until === undefined
    ? { tone: 'quiet', text: 'Draft: nothing is proposed yet' }
    : { tone: 'quiet', text: `Version ${retired.version}, retired ${formatDay(retired.until, reader)}` };
}

function waitsOf(proposed: AgreementVersion | undefined): string {
  if (proposed === undefined) {
    return '';
  }
  const { version, status, waitsFor, sentBack } = proposed;
  if (status === 'sent-back') {
    const parties = listWords(sentBack.map((it) => PARTY_NAMES[it.party]));
    return `Version ${version} was sent back by ${parties}.`;
  }
  return `Version ${version} waits for ${listWords(waitsFor.map((party) => PARTY_NAMES[party]))}.`;
}

function signersOf(version: AgreementVersion | undefined): string {
  const people = (version?.signatures ?? []).map(({ name, party }) => `${name} (${PARTY_NAMES[party]})`);
  return people.length === 0 ? '' : `Signed by ${listWords(people)}.`;
}

function reviewOf(version: AgreementVersion | undefined, reader: Reader): AgreementRow['review'] {
  if (version === undefined) {
    return undefined;
  }
  const { reviewOn } = version.terms;
  const isOverdue = isDayOver(reviewOn, reader);
  const day = formatCalendarDay(reviewOn, reader);
  return { text: isOverdue ? `Review was due ${day}` : `Review ${day}`, isOverdue };
}
