import type { Tier } from '../../core/agreement/Tier';
import { percentText } from './percentText';
import type { TierDraft } from './TermsDraft';

/** A tier as the form shows it. */
export function tierDraftOf({ id, name, decision, enter, leave, agreed, duties, reliabilityShare }: Tier): TierDraft {
  return {
    id,
    name: name ?? '',
    decision,
    remainingBelow: percent(enter?.remainingBelow),
    incidentAbove: percent(enter?.incidentAbove),
    burnFactor: text(enter?.burnAbove?.factor),
    burnHours: text(enter?.burnAbove?.hours),
    remainingAbove: percent(leave?.remainingAbove),
    heldForHours: text(leave?.heldForHours),
    ...(leave?.confirmedBy && { confirmedBy: leave.confirmedBy }),
    agreed,
    duties: { ...duties },
    reliabilityShare: percent(reliabilityShare),
  };
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : percentText(share);
}

function text(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
