import type { PromisedSince } from '../agreement/PromisedSince';
import type { Counts } from '../budget/Counts';
import { type LedgerEntry, ledgerOf, type TierSpell } from '../budget/ledgerOf';
import { tierPoints } from './tierPoints';
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

/** Which state word held when, by the agreement that was in force then. */
function spellsOf(
  slo: Slo,
  { counts, evaluatedTo }: CountedTo,
  from: number,
  promised: readonly PromisedSince[]
): TierSpell[] {
  const all = promised.flatMap(({ since, target, tiers }, i) => {
    const until = Math.min(promised[i + 1]?.since ?? evaluatedTo, evaluatedTo);
    const start = Math.max(Math.floor(since / HOUR_MS), Math.ceil(from / HOUR_MS)) * HOUR_MS;
    const points = start < until ? tierPoints(counts, { ...slo, target }, start, until) : [];
    const decision = (id: string) => tiers.find((it) => it.id === id)!.decision;
    return tierSpells(tiers, points, until).map((it) => ({ ...it, tier: HEADLINES[decision(it.tier)] }));
  });
  const merged: TierSpell[] = [];
  for (const spell of all) {
    const last = merged.at(-1);
    // A new version of the agreement, or a tier, that decides the same does not begin a stretch.
    if (last?.tier === spell.tier) {
      last.to = spell.to;
    } else {
      merged.push(spell);
    }
  }
  return merged;
}
