import type { AgreementState } from '../../core/agreement/AgreementState';
import { sloTermsOf } from '../../core/agreement/sloTermsOf';
import type { SloTerms } from '../../core/agreement/Terms';
import type { Slo } from '../../core/slo/Slo';
import { formatTarget } from '../../core/wording/formatShare';
import { formatWindow } from '../../core/wording/formatWindow';
import { type FieldChange, termsDiff } from '../../core/wording/termsDiff';
import { wordsOf } from '../../core/wording/wordsOf';
import { type MeasuredLine, measuredBy } from './measuredBy';
import { shownVersion } from './shownVersion';
import { toleranceText } from './toleranceText';

/** What is promised of one SLO. */
export interface PromiseRow {
  id: string;
  title: string;
  promise: string;
  /** "1 checkout in 1,000" */
  tolerance: string;
  /** "failed, rolling 28 days (target 99.9 %)" */
  frame: string;
  measured: MeasuredLine[];
  /** What is different from the version in force. */
  changes: FieldChange[];
}

/** What an agreement promises: as the shown version has it, before the first proposal as the SLOs are defined. */
export function promiseRows(state: AgreementState, slos: readonly Slo[]): PromiseRow[] {
  const version = shownVersion(state);
  const defined = slos.filter((it) => state.definition.slos.includes(it.id)).map(sloTermsOf);
  const changes = changesToForce(state);
  return (version?.terms.slos ?? defined).map((slo) => ({
    id: slo.id,
    title: slo.title,
    promise: slo.promise,
    tolerance: toleranceText(slo),
    frame: frameOf(slo),
    measured: measuredBy(slo.indicator),
    changes: changes.filter((it) => isOf(it, `slos.${slo.id}`)),
  }));
}

/** What the proposed version changes of the one in force. */
export function changesToForce({ inForce, proposed }: AgreementState): FieldChange[] {
  return inForce === undefined || proposed === undefined ? [] : termsDiff(inForce.terms, proposed.terms);
}

/** Changes of anything but the SLOs that are promised; also an SLO that is not promised any more. */
export function changesBesidePromises(state: AgreementState): FieldChange[] {
  const promised = shownVersion(state)?.terms.slos ?? [];
  return changesToForce(state).filter((it) => !promised.some(({ id }) => isOf(it, `slos.${id}`)));
}

function isOf({ path }: FieldChange, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}.`);
}

function frameOf(slo: SloTerms): string {
  return `${wordsOf(slo).bad}, ${formatWindow(slo.window)} (target ${formatTarget(slo.target)})`;
}
