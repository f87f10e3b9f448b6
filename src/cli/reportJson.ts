import type { BudgetStatus, WindowCount } from '../core/budget/BudgetStatus';
import type { Burn } from '../core/budget/BurnStatus';
import { BURN_WINDOWS } from '../core/budget/burnWindows';
import type { LedgerEntry } from '../core/budget/ledgerOf';
import type { Verdict } from '../core/policy/Verdict';
import { budgetFraction } from '../core/slo/budgetFraction';
import { unitOf } from '../core/slo/unitOf';
import type { Reader } from '../core/wording/formatTime';
import { HEADLINES } from '../core/wording/headlines';
import { notesOf } from '../core/wording/notesOf';
import { versionShown } from '../core/wording/signedBy';
import { wordReason } from '../core/wording/wordReason';
import { wordsOf } from '../core/wording/wordsOf';
import { wordVerdict } from '../core/wording/wordVerdict';
import type { SloReport } from './SloReport';

const MINUTE_MS = 60_000;

/**
 * A report as plain JSON, documented in docs/cli.md: numbers unrounded, shares 0 … 1, times in ISO 8601 (UTC). Every field is
 * always there; what there is none of is null.
 */
export function reportJson(report: SloReport, reader: Reader): object {
  const { verdict, isAgreementLookedAt, failure } = report;
  const { slo, budget, rawBudget, burn, newestAt } = verdict;
  const share = budgetFraction(slo.target);
  return {
    id: slo.id,
    title: slo.title,
    promise: slo.promise,
    service: slo.service,
    team: slo.team,
    source: slo.source,
    target: slo.target,
    window: slo.window,
    startsOn: slo.startsOn ?? null,
    unit: unitOf(slo.indicator),
    words: wordsOf(slo),
    at: iso(verdict.at),
    answered: failure === undefined,
    problem: failure?.sentence ?? null,
    agreement: isAgreementLookedAt ? agreementJson(report, reader) : null,
    reasons: verdict.reasons
      .filter((it) => isAgreementLookedAt || it.rule !== 'no-agreement')
      .map((it) => ({ rule: it.rule, sentence: wordReason(it, reader) })),
    budget: budget === undefined || failure !== undefined ? null : budgetJson(budget, share),
    rawBudget: rawBudget === undefined || failure !== undefined ? null : budgetJson(rawBudget, share),
    newestDataAt: iso(newestAt),
    newestDataAgeSeconds: newestAt === undefined ? null : Math.max(0, verdict.at - newestAt) / 1000,
    burn: burn === undefined || failure !== undefined ? null : burnJson(report),
    projection: failure !== undefined || budget === undefined ? null : projectionJson(report),
    spending: spendingJson(report),
    groups:
      verdict.groups?.map(({ name, labels, isStale, lastDataAt, budget: own }) => ({
        name,
        labels,
        isStale,
        lastDataAt: iso(lastDataAt),
        budget: budgetJson(own, share),
      })) ?? null,
    steps: report.steps?.map((it) => ({ ...it, budget: budgetJson(it.budget, share) })) ?? null,
    approximations: verdict.approximations ?? [],
    notes: notesOf(verdict, reader),
    ledger: report.ledger?.map((it) => ledgerJson(it, share)) ?? null,
  };
}

function agreementJson({ verdict }: SloReport, reader: Reader): object {
  const version = versionShown(verdict);
  const { agreement, lastKnown } = verdict;
  const wording = wordVerdict(verdict, reader);
  return {
    state: verdict.state,
    headline: wording.headline,
    sentence: wording.sentence,
    since: iso(verdict.since),
    tier: verdict.tier?.id ?? null,
    agreed: wording.agreed === '' ? null : wording.agreed,
    lastKnown:
      lastKnown === undefined ? null : { ...lastKnown, headline: HEADLINES[lastKnown.state], at: iso(lastKnown.at) },
    exception: exceptionJson(verdict),
    decidedBy: decidedByJson(verdict),
    id: agreement?.definition.id ?? null,
    title: version?.terms.title ?? agreement?.definition.title ?? null,
    version: version?.version ?? null,
    inForceSince: iso(agreement?.inForce?.since),
    reviewOn: version?.terms.reviewOn ?? null,
    signedBy: version?.signatures.map(({ party, name, at }) => ({ party, name, at: iso(at) })) ?? [],
    waitsFor: version?.waitsFor ?? [],
  };
}

/** The exception that holds, and what the answer would be without it. */
function exceptionJson({ exception }: Verdict): object | null {
  if (exception === undefined) {
    return null;
  }
  const { decision, without } = exception;
  const { scope, asked, approvals, since, until } = decision;
  const person = ({ party, name, at }: (typeof approvals)[number]) => ({ party, name, at: iso(at) });
  return {
    scope,
    reason: asked.reason,
    askedBy: person(asked),
    approvedBy: approvals.map(person),
    since: iso(since),
    until: iso(until),
    without: { state: without.state, headline: HEADLINES[without.state] },
  };
}

/** The SLO of the same agreement whose answer this is; the numbers are the SLO's own. */
function decidedByJson({ decidedBy }: Verdict): object | null {
  if (decidedBy === undefined) {
    return null;
  }
  const { slo, title, state, own } = decidedBy;
  return { id: slo, title, state, ownState: own, ownHeadline: HEADLINES[own] };
}

function countJson({ from, to, bad, total, coveredMs, excludedMs, part }: WindowCount): object {
  return {
    from: iso(from),
    to: iso(to),
    bad,
    total,
    coveredMinutes: coveredMs / MINUTE_MS,
    excludedMinutes: excludedMs / MINUTE_MS,
    step: part ?? null,
  };
}

function budgetJson(budget: BudgetStatus, share: number): object {
  return {
    ...countJson(budget),
    allowedShare: share,
    expectedTotal: budget.expectedTotal,
    allowedBad: budget.allowedBad,
    leftBad: budget.leftBad,
    remaining: budget.remaining ?? null,
    coverage: budget.coverage,
    countsSince: iso(budget.partialSince),
    countsSinceBecause: budget.partialBecause ?? null,
    resetsAt: iso(budget.resetsAt),
    oddities: budget.oddities,
  };
}

function burnJson({ verdict: { burn, slo, budget } }: SloReport): object {
  const rate = (window: string, minutes: number, it: Burn) => ({
    window,
    minutes,
    bad: it.bad,
    total: it.total,
    rate: it.rate ?? null,
  });
  const whole = (budget!.to - budget!.from) / MINUTE_MS;
  return {
    allowedShare: budgetFraction(slo.target),
    rates: [
      ...burn!.rates.map((it) => rate(it.window, BURN_WINDOWS.find(({ id }) => id === it.window)!.ms / MINUTE_MS, it)),
      rate('whole', whole, burn!.whole),
    ],
    alerts: burn!.alerts.map(({ severity, long, short, factor, firing }) => ({
      severity,
      long,
      short,
      factor,
      firing,
    })),
  };
}

function projectionJson({ verdict, pace, aboveZeroAt }: SloReport): object {
  return {
    pace: pace === undefined ? null : { bad: pace.bad, total: pace.total, coveredMinutes: pace.coveredMs / MINUTE_MS },
    exhaustsAt: iso(verdict.exhaustsAt),
    usedUpSince: iso(verdict.spentSince),
    aboveZeroAt: iso(aboveZeroAt),
    tierEndsAt: iso(verdict.recoversAt),
  };
}

function spendingJson({ spending }: SloReport): object | null {
  if (spending === undefined) {
    return null;
  }
  return {
    incidents: spending.incidents.map(({ from, to, isOpen, bad, total, cost, peakBurn, part }) => ({
      from: iso(from),
      to: iso(to),
      isOpen,
      bad,
      total,
      cost,
      peakBurn,
      step: part ?? null,
    })),
    rest: spending.rest,
  };
}

function ledgerJson({ period, tiers, ...entry }: LedgerEntry, share: number): object {
  return {
    period: period.label,
    from: iso(period.from),
    to: iso(period.to),
    partialBecause: period.partialBecause ?? null,
    target: entry.target,
    result: entry.result ?? null,
    kept: entry.kept ?? null,
    used: entry.used ?? null,
    bad: entry.bad,
    total: entry.total,
    allowedShare: share,
    allowedBad: entry.allowedBad,
    minutes: entry.minutes,
    coveredMinutes: entry.coveredMinutes,
    excludedMinutes: entry.excludedMinutes,
    coverage: entry.coverage,
    answers: tiers.map(({ tier, from, to }) => ({ headline: tier, from: iso(from), to: iso(to) })),
  };
}

function iso(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}
