import type { AgreementState, AgreementVersion } from '../../core/agreement/AgreementState';
import { type Party, PARTY_NAMES } from '../../core/agreement/parties';
import { formatDay, type Reader } from '../../core/wording/formatTime';
import { listWords } from '../../core/wording/listWords';
import { shownVersion } from './shownVersion';

/** How an agreement stands, as the page's head says it. */
export interface AgreementHead {
  title: string;
  standing: 'draft' | 'proposed' | 'in-force' | 'retired';
  /** "Version 4, proposed" */
  badge: string;
  /** What that means, one or two sentences. */
  sentence: string;
}

/** The head of an agreement's page. */
export function agreementHead(state: AgreementState, reader: Reader): AgreementHead {
  const version = shownVersion(state);
  const title = version?.terms.title ?? state.definition.title;
  if (version === undefined) {
    return {
      title,
      standing: 'draft',
      badge: 'Draft',
      sentence: 'Nothing has been proposed yet. Budgets are counted, and nobody is bound by them.',
    };
  }
  if (version === state.proposed) {
    const badge = `Version ${version.version}, ${version.sentBack.length > 0 ? 'sent back' : 'proposed'}`;
    return { title, standing: 'proposed', badge, sentence: proposedSentence(state, version) };
  }
  if (version.status === 'in-force') {
    return {
      title,
      standing: 'in-force',
      badge: `Version ${version.version}, in force`,
      sentence: inForce(state, reader),
    };
  }
  const until = version.until === undefined ? '' : ` since ${formatDay(version.until, reader)}`;
  return {
    title,
    standing: 'retired',
    badge: `Version ${version.version}, retired`,
    sentence: `Nothing is in force${until}. A new version can be proposed.`,
  };
}

function proposedSentence({ inForce }: AgreementState, { version, sentBack, waitsFor }: AgreementVersion): string {
  const holds =
    inForce === undefined
      ? `Nothing is in force until everyone has signed version ${version}.`
      : `Version ${inForce.version} stays in force until everyone has signed version ${version}.`;
  if (sentBack.length > 0) {
    return `${holds} ${names(sentBack.map((it) => it.party))} sent it back.`;
  }
  return `${holds} It waits for ${names(waitsFor)}.`;
}

function inForce({ inForce: version, retiring }: AgreementState, reader: Reader): string {
  const since = version === undefined ? '' : ` since ${formatDay(version.since, reader)}`;
  const signed = `In force${since}: everyone has signed it.`;
  if (version === undefined || retiring.length === 0) {
    return signed;
  }
  const wishing = retiring.map((it) => it.party);
  const others = version.required.filter((party) => !wishing.includes(party));
  const verb = wishing.length === 1 ? 'wishes' : 'wish';
  return `${signed} ${names(wishing)} ${verb} to retire it; that takes ${names(others)} too.`;
}

function names(parties: readonly Party[]): string {
  return listWords(parties.map((party) => PARTY_NAMES[party]));
}
