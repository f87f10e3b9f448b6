import type { BudgetStatus } from '../core/budget/BudgetStatus';
import type { Burn } from '../core/budget/BurnStatus';
import { versionShown, signedBy } from '../core/wording/signedBy';
import type { EventWords } from '../core/slo/Slo';
import { budgetFraction } from '../core/slo/budgetFraction';
import { approximately } from '../core/wording/approximately';
import { formatTarget } from '../core/wording/formatShare';
import { formatDuration, type Reader } from '../core/wording/formatTime';
import { formatWindow } from '../core/wording/formatWindow';
import { notesOf } from '../core/wording/notesOf';
import { rawBeside } from '../core/wording/rawBeside';
import { windowWord, wordBurn } from '../core/wording/wordBurn';
import { wordPace } from '../core/wording/wordPace';
import { wordReason } from '../core/wording/wordReason';
import { wordsOf } from '../core/wording/wordsOf';
import { wordVerdict } from '../core/wording/wordVerdict';
import {
  formatExact,
  formatFinePercent,
  formatPercent,
  formatPercentDown,
  formatRate,
  formatSum,
} from './formatNumbers';
import { formatInstant } from './formatInstant';
import { formatLedger } from './formatLedger';
import type { SloReport } from './SloReport';
import { textTable } from './textTable';

const LABEL_WIDTH = 13;

/** What stands beside a label: one line, or several. */
type Row = [label: string, lines: readonly string[]];

/** A report that has an answer, for people: a heading, then every number with the sum behind it. Ends without a line break. */
export function formatReport(report: SloReport, reader: Reader): string {
  const { slo, at } = report.verdict;
  const { timeZone } = reader;
  const heading = slo.title === slo.id ? slo.id : `${slo.title} (${slo.id})`;
  const rows: Row[] = [
    ['Promise', slo.promise === '' ? [] : [slo.promise]],
    ['Asked about', [`${formatInstant(Math.floor(at / 1000) * 1000, timeZone)}; all times in ${timeZone}`]],
    ...answerRows(report, reader),
  ];
  return [heading, '─'.repeat(heading.length), ...rows.flatMap(rowLines)].join('\n').replaceAll('\u00a0', ' ');
}

function answerRows(report: SloReport, reader: Reader): Row[] {
  const { verdict } = report;
  const { budget, burn } = verdict;
  return [
    ...stateRows(report, reader),
    ...(budget === undefined ? [] : budgetRows(report, budget, reader)),
    ['Newest data', [newestLine(verdict.newestAt, reader)]],
    ['Burn rate', burn === undefined ? [] : burnLines(report)],
    ['Alerts', burn === undefined ? [] : [wordBurn(burn)]],
    ['Foreseen', projectionLines(report, reader)],
    ['Spent on', spendingLines(report, reader)],
    ['Raw budget', rawLines(report)],
    ['Groups', groupLines(report)],
    ['Steps', stepLines(report)],
    ['Notes', notesOf(verdict, reader)],
    ['Ledger', report.ledger === undefined ? [] : formatLedger(report.ledger, verdict.slo)],
  ];
}

function rowLines([label, lines]: Row): string[] {
  return lines.map((line, i) => `  ${(i === 0 ? label : '').padEnd(LABEL_WIDTH)}${line}`);
}

function stateRows({ verdict, isAgreementLookedAt }: SloReport, reader: Reader): Row[] {
  const reasons = verdict.reasons.filter((it) => it.rule !== 'no-agreement').map((it) => wordReason(it, reader));
  if (!isAgreementLookedAt) {
    return [
      ['State', ['No agreement looked at: these are the numbers alone.']],
      ['Doubts', reasons],
    ];
  }
  const wording = wordVerdict(verdict, reader);
  const since = verdict.since === undefined ? '' : ` since ${formatInstant(verdict.since, reader.timeZone)}`;
  const version = versionShown(verdict);
  return [
    ['State', [`${wording.headline}${since}`, wording.sentence].filter(Boolean)],
    ['Agreed', wording.agreed === '' ? [] : [wording.agreed]],
    [
      'Agreement',
      [version === undefined ? wording.basis : `${version.terms.title}. ${wording.basis}.`, signedBy(verdict)].filter(
        Boolean
      ),
    ],
    ['Why', reasons],
  ];
}

function budgetRows({ verdict }: SloReport, budget: BudgetStatus, { timeZone }: Reader): Row[] {
  const { slo } = verdict;
  const about = approximately(verdict);
  const words = wordsOf(slo);
  const share = formatTarget(budgetFraction(slo.target));
  const { bad, total, expectedTotal, allowedBad, leftBad, remaining } = budget;
  const [badText, allowedText, leftText] = formatSum([bad, allowedBad, leftBad]);
  const totalText = formatExact(total);
  const resets = budget.resetsAt === undefined ? '' : `; starts anew ${formatInstant(budget.resetsAt, timeZone)}`;
  const toCome = expectedTotal - total;
  return [
    ['Window', [`${formatWindow(slo.window)}: ${span(budget, timeZone)}${resets}`]],
    ['Target', [`${formatTarget(slo.target)}: ${share} of ${words.many} may be ${words.bad}`]],
    ['Total', [`${totalText} ${words.many}${total === 0 ? ': there was nothing to measure' : ''}`]],
    [
      'Bad',
      [
        `${about}${badText} ${words.bad} ${words.many}` +
          (total > 0 ? ` = ${formatFinePercent(bad / total)} of ${totalText}` : '') +
          (budget.part === undefined ? '' : `, those of the step "${budget.part}"`),
      ],
    ],
    [
      'Allowed',
      [
        `${allowedText} = ${share} × ${formatExact(expectedTotal)}` +
          (toCome > 0 ? ` (${totalText} so far and ${formatExact(toCome)} to come)` : ''),
      ],
    ],
    ['Left', [`${about}${leftText} = ${allowedText} − ${badText}`]],
    [
      'Remaining',
      [
        remaining === undefined
          ? `unknown: there were no ${words.many}`
          : `${about}${formatPercentDown(remaining)} = 1 − ${badText} ÷ ${allowedText}`,
      ],
    ],
    ['Coverage', [coverage(budget)]],
  ];
}

function span({ from, to }: { from: number; to: number }, timeZone: string): string {
  return `${formatInstant(from, timeZone)} – ${formatInstant(to, timeZone)}`;
}

function coverage({ coverage: share, coveredMs, from, to, partialSince, excludedMs }: BudgetStatus): string {
  const expectedMs = to - (partialSince ?? from) - excludedMs;
  const excluded = excludedMs > 0 ? ` that count (${formatDuration(excludedMs)} are excluded)` : '';
  return `${formatPercentDown(share)} = ${formatDuration(coveredMs)} with data ÷ ${formatDuration(expectedMs)}${excluded}`;
}

function newestLine(newestAt: number | undefined, { timeZone, now }: Reader): string {
  if (newestAt === undefined) {
    return 'none in reach';
  }
  const age = formatDuration(Math.max(0, now - newestAt));
  return `${formatInstant(Math.floor(newestAt / 1000) * 1000, timeZone)}, ${age} before the time asked about`;
}

function burnLines({ verdict: { burn, slo } }: SloReport): string[] {
  const share = formatTarget(budgetFraction(slo.target));
  const line = (name: string, { rate, bad, total }: Burn) => {
    const [badText, totalText] = formatSum([bad, total]);
    const sum = rate === undefined ? (total > 0 ? 'beyond all' : 'no traffic') : formatRate(rate);
    return [name, sum, total > 0 ? `= ${badText} bad ÷ ${totalText} ÷ ${share}` : ''];
  };
  return [
    'share of bad ones ÷ allowed share; 1 uses up exactly the budget',
    ...textTable([...burn!.rates.map((it) => line(windowWord(it.window), it)), line('whole window', burn!.whole)]),
  ];
}

function projectionLines({ verdict, pace, aboveZeroAt }: SloReport, reader: Reader): string[] {
  const { timeZone } = reader;
  const { budget, exhaustsAt, recoversAt, spentSince, slo, tier } = verdict;
  if (budget?.remaining === undefined || pace === undefined) {
    return [];
  }
  const words = wordsOf(slo);
  const lines: string[] = [];
  const measured = `${formatExact(pace.bad)} ${words.bad} ${words.many} in ${formatDuration(pace.coveredMs)} of data`;
  if (budget.remaining <= 0) {
    lines.push(`Used up${spentSince === undefined ? '' : ` since ${formatInstant(spentSince, timeZone)}`}.`);
    lines.push(
      aboveZeroAt === undefined
        ? 'Not above 0 within one window, even if nothing else fails.'
        : `Above 0 again ${formatInstant(toMinute(aboveZeroAt), timeZone)} if nothing else fails.`
    );
  } else if (exhaustsAt !== undefined) {
    lines.push(`Used up ${formatInstant(toMinute(exhaustsAt), timeZone)} ${wordPace(reader)}: ${measured}.`);
  } else {
    lines.push(`Lasts ${wordPace(reader)}: ${measured}.`);
  }
  if (recoversAt !== undefined && tier !== undefined) {
    lines.push(`This tier ends ${formatInstant(toMinute(recoversAt), timeZone)} if nothing else fails.`);
  }
  return lines;
}

/** A projection is no more exact than that. */
function toMinute(time: number): number {
  return Math.round(time / 60_000) * 60_000;
}

function spendingLines({ spending, verdict: { slo, budget } }: SloReport, { timeZone }: Reader): string[] {
  if (spending === undefined || budget === undefined || budget.bad === 0) {
    return [];
  }
  const words = wordsOf(slo);
  const rest = [
    spending.incidents.length === 0 ? 'no incident' : 'everything else',
    formatPercent(spending.rest.cost),
    `= ${formatExact(spending.rest.bad)} ${words.bad} ÷ ${formatExact(budget.allowedBad)}`,
    '',
  ];
  const incidents = spending.incidents.map((it) => [
    `${span(it, timeZone)}${it.isOpen ? ', goes on' : ''}`,
    formatPercent(it.cost),
    `= ${formatExact(it.bad)} ${words.bad} ÷ ${formatExact(budget.allowedBad)}`,
    `of ${formatExact(it.total)}, burn up to ${formatRate(it.peakBurn)}`,
  ]);
  return textTable([...incidents, rest]);
}

function rawLines({ verdict }: SloReport): string[] {
  const raw = rawBeside(verdict);
  if (raw === undefined) {
    return [];
  }
  const words = wordsOf(verdict.slo);
  return textTable([
    ['with all that happened', ...remainingCells(raw, words)],
    ['without what is excluded', ...remainingCells(verdict.budget!, words)],
  ]);
}

function groupLines({ verdict: { groups = [], slo } }: SloReport): string[] {
  const words = wordsOf(slo);
  return textTable(
    groups.map(({ name, budget, isStale }) => [
      name,
      ...remainingCells(budget, words),
      isStale ? 'stale: no data for a day, left out of the total' : '',
    ])
  );
}

function stepLines({ steps = [], verdict: { slo } }: SloReport): string[] {
  const words = wordsOf(slo);
  return textTable(
    steps.map(({ name, weight, budget }) => [
      name,
      ...remainingCells(budget, words),
      slo.indicator.kind === 'composite' && slo.indicator.combine === 'weighted' ? `weight ${weight}` : '',
    ])
  );
}

/** "61.525 %", "= 1 − 3,800 failed ÷ 9,876.5", "of 9,876,543 checkouts". */
function remainingCells({ remaining, bad, allowedBad, total }: BudgetStatus, words: EventWords): string[] {
  if (remaining === undefined) {
    return ['–', `no ${words.many}`, ''];
  }
  const [badText, allowedText] = formatSum([bad, allowedBad]);
  return [
    formatPercentDown(remaining),
    `= 1 − ${badText} ${words.bad} ÷ ${allowedText} allowed`,
    `of ${formatExact(total)} ${words.many}`,
  ];
}
