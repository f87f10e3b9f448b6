import type { DataFrame } from '@grafana/data';

import type { PromisedSince } from '../core/agreement/PromisedSince';
import type { LedgerEntry } from '../core/budget/ledgerOf';
import { ledgerRows } from '../core/policy/ledgerRows';
import type { Period } from '../core/slo/periodsBetween';
import { unitOf } from '../core/slo/unitOf';
import { wordApproximations } from '../core/wording/approximately';
import { formatDay, type Reader } from '../core/wording/formatTime';
import type { Answered } from './CountedTo';
import { LEDGER_COLUMNS as c } from './columns';
import { tableFields } from './tableFields';
import { answerNotices, tableFrame } from './tableFrame';

/** 99.95 % and 99.99 % are both 100 % without. */
const PROMISE_DECIMALS = 3;

/** One SLO with what its ledger needs beyond its counts. */
export interface LedgerAnswer extends Answered {
  /** Start of the oldest period, milliseconds. */
  from: number;
  /** What was promised when, ascending. */
  promised: readonly PromisedSince[];
}

/** The `ledger` frame: a row a period, newest first, SLO by SLO in the order given. */
export function encodeLedger(refId: string, answers: readonly LedgerAnswer[], reader: Reader): DataFrame {
  const rows = answers.flatMap(({ verdict, counted, from, promised }) =>
    counted === undefined
      ? []
      : ledgerRows(verdict.slo, counted, from, promised).map((entry) => ({ ...entry, verdict, slo: verdict.slo }))
  );
  const { text, number, time } = tableFields(rows);
  const fields = [
    text(c.title, ({ slo }) => slo.title),
    text(c.period, ({ period }) => period.label),
    text(c.kept, kept),
    number(c.used, 'percentunit', ({ used }) => used),
    number(c.target, 'percentunit', ({ target }) => target, PROMISE_DECIMALS),
    number(c.result, 'percentunit', ({ result }) => result, PROMISE_DECIMALS),
    number(c.allowedBad, 'none', (row) => ifSeen(row, row.allowedBad)),
    number(c.bad, 'none', (row) => ifSeen(row, row.bad)),
    number(c.total, 'none', (row) => ifSeen(row, row.total)),
    text(c.unit, ({ slo }) => unitOf(slo.indicator)),
    text(c.tiers, (row) => tiers(row, reader)),
    text(c.partial, ({ period }) => partial(period, reader)),
    number(c.coverage, 'percentunit', ({ coverage }) => coverage),
    number(c.minutes, 'm', ({ minutes }) => minutes),
    number(c.coveredMinutes, 'm', ({ coveredMinutes }) => coveredMinutes),
    number(c.excludedMinutes, 'm', ({ slo, excludedMinutes }) => (slo.exclusions ? excludedMinutes : undefined)),
    time(c.from, ({ period }) => period.from),
    time(c.to, ({ period }) => period.to),
    text(c.approximate, ({ verdict }) => wordApproximations(verdict)),
    text(c.slo, ({ slo }) => slo.id),
  ];
  return tableFrame(refId, 'ledger', fields, answerNotices(answers, reader));
}

/** A period without any data has no counts, rather than none of them. */
function ifSeen({ coveredMinutes }: LedgerEntry, count: number): number | undefined {
  return coveredMinutes > 0 ? count : undefined;
}

function kept({ kept: isKept, period }: LedgerEntry): string | undefined {
  if (isKept === undefined) {
    return undefined;
  }
  return `${isKept ? 'kept' : 'not kept'}${period.partialBecause === 'running' ? ' so far' : ''}`;
}

function partial({ partialBecause, from, to }: Period, reader: Reader): string | undefined {
  switch (partialBecause) {
    case 'running':
      return `runs, counted to ${formatDay(to, reader)}`;
    case 'starts':
      return `counts since ${formatDay(from, reader)}`;
    case undefined:
      return undefined;
  }
}

/** "Ship, Ship with care from 12 Nov": what held at its start, then what began in it. */
function tiers({ tiers: spells, period }: LedgerEntry, reader: Reader): string {
  const first = formatDay(period.from, reader);
  return spells
    .map(({ tier, from }, i) => {
      const day = formatDay(from, reader);
      // A tier is known from the first hour that has traffic: that is as good as from the start.
      return from <= period.from || (i === 0 && day === first) ? tier : `${tier} from ${day}`;
    })
    .join(', ');
}
