import { bySeverity, type PolicyState } from './PolicyState';
import type { Verdict } from './Verdict';
import { withException } from './withException';

/** What one SLO of an agreement decides for all of them: one that happens too little, or was not signed, does not. */
const BINDING: readonly PolicyState[] = ['stop', 'cant-tell', 'care'];

/**
 * Verdicts of SLOs that share one agreement in force: each answers with the worst of all of them, keeps its own numbers and names
 * which one decides. An exception lifts that only for the SLOs that it is about. Verdicts of other agreements, or without one, stay
 * as they are.
 *
 * @param verdicts at one time; the order is kept
 */
export function bindTogether(verdicts: Verdict[]): Verdict[] {
  const bare = verdicts.map(withoutException);
  return verdicts.map((verdict, i) => {
    const key = bondOf(verdict);
    const bound = key === undefined ? [] : bare.filter((it) => bondOf(it) === key && BINDING.includes(it.state));
    const [worst] = bound.sort(worstFirst);
    return worst === undefined || bySeverity(worst.state, bare[i]!.state) >= 0
      ? verdict
      : decidedBy(withException(worst, verdict.slo.id), verdict);
  });
}

/** What it would be without the exception that holds: an exception is about the SLOs that it names and no others. */
function withoutException(verdict: Verdict): Verdict {
  const { exception } = verdict;
  if (exception === undefined) {
    return verdict;
  }
  const { state, tier, reasons, since } = exception.without;
  return { ...verdict, state, tier, reasons, since, exception: undefined };
}

/** In the same order whatever order they come in. */
function worstFirst(a: Verdict, b: Verdict): number {
  const [left, than] = [leftOf(a), leftOf(b)];
  const byId = a.slo.id < b.slo.id ? -1 : 1;
  return bySeverity(a.state, b.state) || (left === than ? byId : left - than);
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
