import { type WaitingItem, waitingFor } from '../../core/agreement/waitingFor';
import { wordWaiting } from '../../core/wording/wordWaiting';
import type { Reader } from '../../core/wording/formatTime';
import { agreementPath, decisionsPath, editAgreementPath } from '../appPaths';
import type { DeskContents } from '../record/Desk';
import type { ToConfirm } from '../record/toConfirm';

/** Something that waits for the reader, with where it is done. */
export interface InboxItem {
  key: string;
  kind: WaitingItem['kind'];
  title: string;
  sentence: string;
  /** The agreement's title. */
  agreement: string;
  /** Without the sub-path of the Grafana. */
  link: string;
  /** What is done there: "Read and sign". */
  action: string;
  since: number;
}

/** What keeps a release from going out comes first. */
const URGENCY: ReadonlyArray<WaitingItem['kind']> = [
  'approve',
  'confirm-recovery',
  'sign',
  'sent-back',
  'retire',
  'new-signer',
  'review',
];

const ACTIONS: Readonly<Record<WaitingItem['kind'], string>> = {
  approve: 'Decide',
  'confirm-recovery': 'Confirm',
  sign: 'Read and sign',
  'sent-back': 'Read why',
  retire: 'Read and decide',
  'new-signer': 'Name somebody',
  review: 'Review',
};

/** What waits for the reader over all agreements: the most urgent first, of each kind the newest. */
export function inboxOf(
  { agreements, access }: DeskContents,
  toConfirm: readonly ToConfirm[],
  reader: Reader
): InboxItem[] {
  const items = agreements.flatMap(({ state, readOnly, stored }) =>
    waitingFor({
      state,
      access,
      at: reader.now,
      timeZone: reader.timeZone,
      readOnly,
      toConfirm: toConfirm.filter((it) => it.slo !== undefined && stored.value.slos.includes(it.slo)),
    })
  );
  items.sort((a, b) => URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind) || b.since - a.since);
  return items.map((item) => ({
    key: keyOf(item),
    kind: item.kind,
    ...wordWaiting(item, reader),
    agreement: item.title,
    link: linkOf(item),
    action: ACTIONS[item.kind],
    since: item.since,
  }));
}

function linkOf(item: WaitingItem): string {
  switch (item.kind) {
    case 'approve':
    case 'confirm-recovery':
      return decisionsPath(item.agreement);
    case 'new-signer':
      return editAgreementPath(item.agreement);
    default:
      return agreementPath(item.agreement);
  }
}

function keyOf(item: WaitingItem): string {
  const what =
    item.kind === 'approve'
      ? item.asked.of.uid
      : item.kind === 'confirm-recovery'
        ? `${item.tier} ${item.slo ?? ''}`
        : item.kind === 'new-signer'
          ? item.party
          : item.version;
  return `${item.kind} ${item.agreement} ${what}`;
}
