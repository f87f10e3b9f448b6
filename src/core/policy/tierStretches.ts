import type { AgreementState, AgreementVersion, InForce } from '../agreement/AgreementState';
import { isMeasuredAlike } from '../agreement/isMeasuredAlike';
import type { SloTerms } from '../agreement/Terms';
import type { Slo } from '../slo/Slo';
import type { TierStretch } from './foldStretches';
import { burnHours, tierStart } from './tierPoints';

const HOUR_MS = 3_600_000;

/**
 * The versions of an agreement whose tiers follow from each other up to a time, at most two windows back: each replaced the one
 * before and measures the SLO in the same way. Empty where nothing is in force.
 *
 * @param slo as judged
 * @param time milliseconds
 */
export function tierStretches(agreement: AgreementState, slo: Slo, time: number): TierStretch[] {
  const chain = versionsBehind(agreement, slo);
  const stretches: TierStretch[] = [];
  for (const { since, until, terms, signed } of chain) {
    const start = tierStart(since, slo, time);
    const to = until ?? time;
    if (start < to || until === undefined) {
      const from = Math.max(since, start);
      stretches.push({
        tiers: terms.tiers,
        slo: signed,
        from,
        to,
        continues: stretches.length > 0,
        isCut: since < start,
      });
    }
  }
  return stretches;
}

/**
 * Where the fold of an SLO's tiers starts, milliseconds: with the earliest version whose tiers may still hold, at most two windows
 * back. Absent where nothing is in force.
 */
export function foldStart(agreement: AgreementState, slo: Slo, time: number): number | undefined {
  const [first] = tierStretches(agreement, slo, time);
  return first && tierStart(first.from, slo, time);
}

/**
 * From when on the windows of an SLO's budget must be read, so that its tiers can be folded at a time, milliseconds: what tiers
 * ask of burn rates reaches farther back than where the fold starts. Absent where nothing is in force.
 */
export function foldReach(agreement: AgreementState, slo: Slo, time: number): number | undefined {
  const start = foldStart(agreement, slo, time);
  const hours = tierStretches(agreement, slo, time).flatMap((it) => burnHours(it.tiers));
  return start === undefined ? undefined : start - Math.max(0, ...hours) * HOUR_MS;
}

interface BoundVersion extends Pick<AgreementVersion, 'terms' | 'until'> {
  since: number;
  signed: SloTerms;
}

/** Oldest first; the last one is in force. */
function versionsBehind({ inForce, versions }: AgreementState, slo: Slo): BoundVersion[] {
  const chain: BoundVersion[] = [];
  for (let version: InForce | undefined = inForce; version !== undefined;) {
    // What is judged counts for the version in force, also where the terms do not hold the SLO.
    const signed = chain.length === 0 ? slo : signedIn(version, slo);
    if (signed === undefined) {
      break;
    }
    const { since, terms } = version;
    chain.unshift({ since, until: chain[0]?.since, terms, signed });
    version = versions.find((it): it is InForce => isReplaced(it, since));
  }
  return chain;
}

/** Retired ones, and times without a version in force, end it; so does a version that replaced another at the same moment. */
function isReplaced({ status, since, until }: AgreementVersion, at: number): boolean {
  return status === 'superseded' && until === at && since !== undefined && since < at;
}

function signedIn({ terms }: InForce, slo: Slo): SloTerms | undefined {
  const signed = terms.slos.find((it) => it.id === slo.id);
  return signed !== undefined && isMeasuredAlike(signed, slo) ? signed : undefined;
}
