import { exceptionParties, exclusionParties } from '../../core/agreement/decisionParties';
import { narrowTerms } from '../../core/agreement/narrowTerms';
import { PARTIES, type Party } from '../../core/agreement/parties';
import type { SloTerms, Terms } from '../../core/agreement/Terms';
import type { Tier } from '../../core/agreement/Tier';
import type { Narrowed } from '../../core/narrow/Narrowed';
import { parseTolerance } from '../../core/slo/tolerance/parseTolerance';
import { numberOf, shareOfPercent } from './percentText';
import { plainProblem } from './plainProblem';
import { sloBasis } from './sloBasis';
import type { TermsBasis } from './TermsBasis';
import type { SloDraft, TermsDraft, TierDraft } from './TermsDraft';
import { toleranceText } from './toleranceText';

/**
 * The terms that a form holds, or everything that is wrong with it, a sentence each. What was not touched comes out as it
 * was, to the letter: what nobody changed must not ask for new signatures.
 */
export function termsOfDraft(draft: TermsDraft, basis: TermsBasis): Narrowed<Terms> {
  const form = new Reading();
  const before = basis.terms;
  const candidate = {
    ...before,
    title: draft.title,
    slos: draft.slos.flatMap((it) => form.slo(it, basis) ?? []),
    tiers: draft.tiers.map((it, index) => form.tier(it, index)),
    required: sameParties(draft.required, before?.required) ?? inOrder(draft.required),
    alwaysAllowed: draft.alwaysAllowed,
    goals: draft.goals,
    notGoals: draft.notGoals,
    escalation: draft.escalation,
    reviewOn: draft.reviewOn,
    data: {
      maxAgeMinutes: form.number('Oldest data', draft.maxAgeMinutes),
      minCoverage: form.share('Least data', draft.minCoverage),
    },
    minAllowedBad: form.number('Fewest bad events', draft.minAllowedBad),
    exceptionsBy: decided(draft.exceptionsBy, before?.exceptionsBy, exceptionParties({})),
    exclusionsBy: decided(draft.exclusionsBy, before?.exclusionsBy, exclusionParties({})),
  };
  const narrowed = narrowTerms(withoutUndefined(candidate));
  if (narrowed.ok && form.problems.length === 0) {
    return narrowed;
  }
  const others = narrowed.ok ? [] : narrowed.problems.filter((it) => !it.includes(' is NaN.'));
  return { ok: false, problems: [...form.problems, ...others.map((it) => plainProblem(it, draft))] };
}

/** Reads the fields of a form and gathers what cannot be read. */
class Reading {
  readonly problems: string[] = [];

  number(where: string, text: string): number {
    return this.read(where, text, numberOf(text), 'Write a number with a point for decimals.');
  }

  share(where: string, text: string): number {
    return this.read(where, text, shareOfPercent(text), 'Write per cents with a point for decimals: 25 or 2.5.');
  }

  slo(draft: SloDraft, basis: TermsBasis): SloTerms | undefined {
    const slo = sloBasis(basis, draft.id, draft.from);
    if (slo === undefined) {
      this.problems.push(
        `The SLO ${draft.id} cannot be read, so nothing can be promised of it. Mend its definition, or take it out of the agreement.`
      );
      return undefined;
    }
    return { ...slo, target: this.target(draft, slo), window: draft.window };
  }

  tier(draft: TierDraft, index: number): Tier {
    const where = `Tier ${index + 1}`;
    const duties = Object.fromEntries(
      PARTIES.flatMap((party) => (draft.duties[party]?.trim() ? [[party, draft.duties[party]]] : []))
    );
    const tier = {
      id: draft.id,
      name: draft.name.trim() === '' ? undefined : draft.name,
      decision: draft.decision,
      enter: this.entry(draft, where),
      leave: this.exit(draft, where),
      agreed: draft.agreed,
      duties,
      reliabilityShare: this.optional(draft.reliabilityShare, (text) => this.share(`${where}, capacity`, text)),
    };
    return withoutUndefined(tier) as Tier;
  }

  private entry(draft: TierDraft, where: string): object | undefined {
    const hasBurn = draft.burnFactor.trim() !== '' || draft.burnHours.trim() !== '';
    const entry = withoutUndefined({
      remainingBelow: this.optional(draft.remainingBelow, (text) => this.share(`${where}, begins below`, text)),
      incidentAbove: this.optional(draft.incidentAbove, (text) => this.share(`${where}, one incident`, text)),
      burnAbove: hasBurn
        ? {
            factor: this.number(`${where}, burn rate`, draft.burnFactor),
            hours: this.number(`${where}, burn rate, hours`, draft.burnHours),
          }
        : undefined,
    });
    return Object.keys(entry).length === 0 ? undefined : entry;
  }

  private exit(draft: TierDraft, where: string): object | undefined {
    const { remainingAbove, heldForHours, confirmedBy } = draft;
    if (remainingAbove.trim() === '' && heldForHours.trim() === '' && confirmedBy === undefined) {
      return undefined;
    }
    return withoutUndefined({
      remainingAbove: this.share(`${where}, ends above`, remainingAbove),
      heldForHours: this.number(`${where}, held for`, heldForHours),
      confirmedBy,
    });
  }

  private target(draft: SloDraft, slo: SloTerms): number {
    // The words may be rounded; the target is not, as long as nobody changed them.
    if (draft.tolerance === toleranceText(slo)) {
      return slo.target;
    }
    const tolerance = parseTolerance(draft.tolerance);
    if (tolerance.ok) {
      return tolerance.value.target;
    }
    this.problems.push(
      ...tolerance.problems.map((it) => it.replace(/^The tolerance/, `How much may go wrong (${slo.title})`))
    );
    return slo.target;
  }

  private optional<T>(text: string, read: (text: string) => T): T | undefined {
    return text.trim() === '' ? undefined : read(text);
  }

  private read(where: string, text: string, value: number | undefined, how: string): number {
    if (value !== undefined) {
      return value;
    }
    this.problems.push(text.trim() === '' ? `${where} is empty. ${how}` : `${where} is “${text}”. ${how}`);
    return NaN;
  }
}

/** The list before, if it holds the same parties: their order is part of what is signed. */
function sameParties(parties: readonly Party[], before: readonly Party[] | undefined): readonly Party[] | undefined {
  const isSame = before?.length === parties.length && before.every((it) => parties.includes(it));
  return isSame ? before : undefined;
}

/** Absent as long as it says what its absence says. */
function decided(
  parties: readonly Party[],
  before: readonly Party[] | undefined,
  absent: readonly Party[]
): readonly Party[] | undefined {
  const same = sameParties(parties, before);
  if (same !== undefined) {
    return same;
  }
  return before === undefined && sameParties(parties, absent) !== undefined ? undefined : inOrder(parties);
}

function inOrder(parties: readonly Party[]): Party[] {
  return PARTIES.filter((party) => parties.includes(party));
}

function withoutUndefined<T extends object>(record: T): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<T>;
}
