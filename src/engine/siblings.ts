import { bindTogether } from '../core/policy/bindTogether';
import type { Verdict } from '../core/policy/Verdict';
import type { Judged } from './Job';

/** What is asked for, then what it is bound to and nobody asked for, each once. */
export function withSiblings(asked: readonly Judged[]): Judged[] {
  const found = new Map<string, Judged>();
  const known = new Set(asked.map(keyOf));
  for (const sibling of asked.flatMap((it) => it.siblings ?? [])) {
    const key = keyOf(sibling);
    if (!known.has(key) && !found.has(key)) {
      found.set(key, sibling);
    }
  }
  return [...asked, ...found.values()];
}

/**
 * The answers with the verdicts of one agreement in force bound together.
 *
 * @param judged what the answers are about, in the same order
 */
export function bindAnswers<T extends { verdict: Verdict }>(judged: readonly Judged[], answers: readonly T[]): T[] {
  const bound = new Map<string, Verdict>();
  const byAgreement = new Map<string, Map<string, Verdict>>();
  judged.forEach((it, i) => {
    const agreement = agreementKey(it);
    if (agreement !== undefined) {
      const verdicts = byAgreement.get(agreement) ?? new Map<string, Verdict>();
      byAgreement.set(agreement, verdicts.set(keyOf(it), answers[i]!.verdict));
    }
  });
  for (const verdicts of byAgreement.values()) {
    const together = verdicts.size > 1 ? bindTogether([...verdicts.values()]) : [...verdicts.values()];
    [...verdicts.keys()].forEach((key, i) => bound.set(key, together[i]!));
  }
  return answers.map((answer, i) => ({ ...answer, verdict: bound.get(keyOf(judged[i]!)) ?? answer.verdict }));
}

/** By what was signed: versions of an agreement that are asked about at once are not one. Absent where nothing is in force. */
function agreementKey({ agreement }: Judged): string | undefined {
  const inForce = agreement?.inForce;
  return inForce && `${agreement!.definition.id}/${inForce.version}/${inForce.termsHash}`;
}

function keyOf(judged: Judged): string {
  return JSON.stringify([agreementKey(judged) ?? '', judged.slo.id]);
}
