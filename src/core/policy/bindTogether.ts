import { bySeverity, type PolicyState } from './PolicyState';
import type { Verdict } from './Verdict';

/** What one SLO of an agreement decides for all of them: one that happens too little, or was not signed, does not. */
const BINDING: readonly PolicyState[] = ['stop', 'exception', 'cant-tell', 'care'];

/**
 * Verdicts of SLOs that share one agreement in force: each answers with the worst of all of them, keeps its own numbers and names
 * which one decides. Verdicts of other agreements, or without one, stay as they are.
 *
 * @param verdicts at one time; the order is kept
 */
export function bindTogether(verdicts: Verdict[]): Verdict[] {
  return verdicts.map((verdict) => {
    const key = bondOf(verdict);
    const bound = key === undefined ? [] : verdicts.filter((it) => bondOf(it) === key && BINDING.includes(it.state));
    const [worst] = bound.sort((a, b) => bySeverity(a.state, b.state) || leftOf(a) - leftOf(b));
    return worst === undefined || !isWorse(worst.state, verdict.state) ? verdict : decidedBy(worst, verdict);
  });
}

/** What binds verdicts: one version of one agreement. */
function bondOf({ agreement, slo }: Verdict): string | undefined {
  const inForce = agreement?.inForce;
  const isSigned = inForce?.terms.slos.some((it) => it.id === slo.id) === true;
  return isSigned ? JSON.stringify([agreement!.definition.id, inForce!.version, inForce!.termsHash]) : undefined;
}

function leftOf({ budget }: Verdict): number {
  return budget?.remaining ?? Infinity;
}

/** Too little traffic says nothing, so anything that binds is worse. */
function isWorse(state: PolicyState, than: PolicyState): boolean {
  return bySeverity(state, than) < 0;
}

function decidedBy(worst: Verdict, own: Verdict): Verdict {
  const { slo, state, since, reasons, tier, exception, recoversAt } = worst;
  return {
    ...own,
    state,
    since,
    tier,
    exception,
    recoversAt,
    reasons: [{ rule: 'other-slo', slo: slo.id, title: slo.title, state, since }, ...own.reasons],
    decidedBy: { slo: slo.id, title: slo.title, state, reasons, verdict: worst, own: own.state },
  };
}
