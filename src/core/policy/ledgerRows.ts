import type { PromisedSince } from '../agreement/PromisedSince';
import type { Counts } from '../budget/Counts';
import { type LedgerEntry, ledgerOf, type TierSpell } from '../budget/ledgerOf';
import { foldStretches, type TierStretch } from './foldStretches';
import { tierSpells } from './tierSpells';
import type { Slo } from '../slo/Slo';
import { periodsBetween } from '../slo/periodsBetween';
import { HEADLINES } from '../wording/headlines';

/** Counts up to a time, milliseconds. */
interface CountedTo {
  counts: Counts;
  evaluatedTo: number;
}

const HOUR_MS = 3_600_000;

/**
 * The ledger of an SLO, newest period first. Every period is held against what was promised at its end: a later agreement does
 * not change the past. Before the first agreement that is the promise as it stands now. Periods before the first data are left
 * out.
 *
 * @param from the start of the oldest period wanted, milliseconds
 * @param promised ascending in time
 * @returns entries whose tiers go by the state word they decide
 */
export function ledgerRows(
  slo: Slo,
  { counts, evaluatedTo }: CountedTo,
  from: number,
  promised: readonly PromisedSince[]
): LedgerEntry[] {
  const { firstDataAt } = counts;
  const periods = periodsBetween(slo, from, evaluatedTo).filter(
    (it) => firstDataAt !== undefined && it.to > firstDataAt
  );
  const spells = spellsOf(slo, { counts, evaluatedTo }, from, promised);
  return periods.reverse().flatMap((period) => {
    const target = promised.filter((it) => it.since < period.to).at(-1)?.target ?? slo.target;
    return ledgerOf(counts, { ...slo, target }, [period], spells);
  });
}

/** Which state word held when from a time on (milliseconds), by the agreement that was in force then. */
export function spellsOf(
  slo: Slo,
  { counts, evaluatedTo }: CountedTo,
  from: number,
  promised: readonly PromisedSince[]
): TierSpell[] {
  const first = Math.ceil(from / HOUR_MS) * HOUR_MS;
  const stretches = promised.flatMap(
    ({ since, inForceSince = since, target, tiers, continues = false }, i): TierStretch[] => {
      const to = Math.min(promised[i + 1]?.since ?? evaluatedTo, evaluatedTo);
      const [begin, foldFrom] = [since, inForceSince].map((it) => Math.max(it, first)) as [number, number];
      const stretch = {
        tiers,
        slo: { ...slo, target },
        from: begin,
        to,
        continues,
        foldFrom,
        isCut: inForceSince < first,
      };
      return stretch.from < to ? [stretch] : [];
    }
  );
  // The newest version knows of every confirmation; those of another agreement name other tiers, or came at other times.
  const confirmed = promised.flatMap((it) => it.confirmed ?? []);
  const words = [...foldStretches(counts, stretches, confirmed)].map(({ point, tier }) => ({
    time: point.time,
    tier: HEADLINES[tier.decision],
  }));
  return tierSpells(words, evaluatedTo);
}
