import type { AgreementVersion } from '../../core/agreement/AgreementState';
import type { ExceptionDecision, ExclusionDecision } from '../../core/agreement/Decision';
import { PARTY_NAMES, type Party } from '../../core/agreement/parties';
import { formatMoment, type Reader } from '../../core/wording/formatTime';
import { listWords } from '../../core/wording/listWords';
import { agreementPath, decisionsPath } from '../appPaths';
import type { AgreementOnDesk, DeskContents } from '../record/Desk';

/** Something the reader said that waits for others. */
export interface OwnOpen {
  key: string;
  /** "Version 4". */
  title: string;
  /** "Proposed Tue 14:20. It waits for SRE and Development." */
  sentence: string;
  agreement: string;
  link: string;
  at: number;
}

/** What the reader said and waits for others, newest first. */
export function ownOpen({ agreements, access }: DeskContents, reader: Reader): OwnOpen[] {
  const { user } = access;
  if (user === undefined) {
    return [];
  }
  return agreements
    .flatMap((agreement) => [
      ...proposals(agreement, user.id, reader),
      ...asked(agreement, user.id, reader),
      ...wishes(agreement, user.id, reader),
    ])
    .sort((a, b) => b.at - a.at);
}

function proposals({ state, stored }: AgreementOnDesk, userId: number, reader: Reader): OwnOpen[] {
  const isOwn = ({ proposalUid }: AgreementVersion) =>
    state.entries.some((it) => it.stored.uid === proposalUid && it.stored.createdBy.id === userId);
  const { id, title } = stored.value;
  return (
    state.versions
      .filter((it) => (it.status === 'proposed' || it.status === 'sent-back') && isOwn(it))
      // Who was answered with a newer version waits for nobody: it is their turn.
      .filter((it) => it.version >= (state.proposed?.version ?? 0))
      .map(({ version, termsHash, proposedAt, waitsFor }) => ({
        key: `${id} version ${version} ${termsHash}`,
        title: `Version ${version}`,
        sentence: `Proposed ${formatMoment(proposedAt, reader)}. ${waits(waitsFor)}`,
        agreement: title,
        link: agreementPath(id),
        at: proposedAt,
      }))
  );
}

function asked({ state, stored }: AgreementOnDesk, userId: number, reader: Reader): OwnOpen[] {
  const { id, title } = stored.value;
  return [...state.exceptions, ...state.exclusions]
    .filter((it) => it.status === 'asked' && it.asked.userId === userId)
    .map((it) => ({
      key: it.of.uid,
      title: titleOf(it, reader),
      sentence: `Asked ${formatMoment(it.asked.at, reader)}. ${waits(it.waitsFor, it.kind === 'exception')}`,
      agreement: title,
      link: decisionsPath(id),
      at: it.asked.at,
    }));
}

function wishes({ state, stored }: AgreementOnDesk, userId: number, reader: Reader): OwnOpen[] {
  const { id, title } = stored.value;
  const { inForce, retiring } = state;
  if (inForce === undefined) {
    return [];
  }
  const others = inForce.required.filter((party) => !retiring.some((it) => it.party === party));
  return retiring
    .filter((it) => it.userId === userId)
    .map(({ actUid, at }) => ({
      key: actUid,
      title: `Retire version ${inForce.version}`,
      sentence: `You wished so ${formatMoment(at, reader)}. ${waits(others)}`,
      agreement: title,
      link: agreementPath(id),
      at,
    }));
}

function titleOf(it: ExceptionDecision | ExclusionDecision, reader: Reader): string {
  return it.kind === 'exception'
    ? `Exception: ${it.scope}`
    : `Exclusion of ${formatMoment(it.from, reader)} to ${formatMoment(it.to, reader)}`;
}

/** @param isAny any one of the parties is enough */
function waits(parties: readonly Party[], isAny = false): string {
  const names = parties.map((party) => PARTY_NAMES[party]);
  return `It waits for ${isAny ? names.join(' or ') : listWords(names)}.`;
}
