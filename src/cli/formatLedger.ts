import type { LedgerEntry } from '../core/budget/ledgerOf';
import type { Slo } from '../core/slo/Slo';
import { budgetFraction } from '../core/slo/budgetFraction';
import { formatTarget } from '../core/wording/formatShare';
import { wordsOf } from '../core/wording/wordsOf';
import { formatExact, formatFinePercent, formatPercent, formatSum } from './formatNumbers';
import { textTable } from './textTable';

const BECAUSE = { starts: ' (starts in it)', running: ' (still runs)' };

/** The past periods of an SLO, a line each, oldest first. */
export function formatLedger(entries: readonly LedgerEntry[], slo: Slo): string[] {
  const words = wordsOf(slo);
  return textTable(
    entries.map(({ period, target, result, kept, used, bad, total, allowedBad, coverage, excludedMinutes, tiers }) => {
      const [badText, allowedText] = formatSum([bad, allowedBad]);
      const share = budgetFraction(target);
      // Of a calendar period that still runs, minutes to come are known.
      const expected = share > 0 && allowedBad > share * total * (1 + 1e-9) ? allowedBad / share : total;
      const name = `${period.label}${period.partialBecause === undefined ? '' : BECAUSE[period.partialBecause]}`;
      const covered = `coverage ${formatPercent(coverage)}`;
      const excluded = excludedMinutes > 0 ? `, ${formatExact(excludedMinutes)} minutes excluded` : '';
      const held = [...new Set(tiers.map((it) => it.tier))].join(' → ');
      return [
        name,
        result === undefined ? '–' : `${formatFinePercent(result)} good`,
        kept === undefined ? '' : kept ? 'kept' : 'not kept',
        used === undefined
          ? `no ${words.many}`
          : `${formatPercent(used)} used = ${badText} ${words.bad} ÷ ${allowedText} (${formatTarget(share)} × ${formatExact(expected)})`,
        `${covered}${excluded}`,
        held,
      ];
    })
  );
}
