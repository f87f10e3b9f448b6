import type { DataFrame } from '@grafana/data';

import type { Verdict } from '../core/policy/Verdict';
import { unitOf } from '../core/slo/unitOf';
import { wordApproximations } from '../core/wording/approximately';
import type { Reader } from '../core/wording/formatTime';
import { HEADLINES } from '../core/wording/headlines';
import { rawBeside } from '../core/wording/rawBeside';
import { wordVerdict } from '../core/wording/wordVerdict';
import { wordWorstGroup } from '../core/wording/worstGroup';
import { STATE_COLUMNS as c } from './columns';
import { detailOf } from './detailOf';
import { tableFields } from './tableFields';
import { tableFrame } from './tableFrame';

const MINUTE_MS = 60_000;

/** The `state` frame: one row a verdict, in the order given. */
export function encodeState(refId: string, verdicts: readonly Verdict[], reader: Reader): DataFrame {
  const rows = verdicts.map((verdict) => {
    const wording = wordVerdict(verdict, reader);
    return { ...verdict, wording, detail: detailOf(verdict, wording, reader), raw: rawBeside(verdict) };
  });
  const { text, number, time } = tableFields(rows);
  return tableFrame(refId, 'state', [
    text(c.headline, ({ wording }) => wording.headline),
    text(c.title, ({ slo }) => slo.title),
    text(c.left, ({ wording }) => wording.left),
    number(c.remaining, 'percentunit', ({ budget }) => budget?.remaining),
    text(c.next, ({ wording }) => wording.next),
    text(c.team, ({ slo }) => slo.team),
    text(c.service, ({ slo }) => slo.service),
    text(c.basis, ({ wording }) => wording.basis),
    text(c.sentence, ({ wording }) => wording.sentence),
    text(c.agreed, ({ wording }) => wording.agreed),
    text(c.state, ({ state }) => state),
    text(c.slo, ({ slo }) => slo.id),
    number(c.leftBad, 'none', ({ budget }) => budget?.leftBad),
    number(c.allowedBad, 'none', ({ budget }) => budget?.allowedBad),
    number(c.bad, 'none', ({ budget }) => budget?.bad),
    number(c.total, 'none', ({ budget }) => budget?.total),
    number(c.target, 'percentunit', ({ slo }) => slo.target),
    text(c.window, ({ wording }) => wording.window),
    number(c.coverage, 'percentunit', ({ budget }) => budget?.coverage),
    time(c.since, ({ since }) => since),
    time(c.exhaustsAt, ({ exhaustsAt }) => exhaustsAt),
    time(c.recoversAt, ({ recoversAt }) => recoversAt),
    time(c.newestAt, ({ newestAt }) => newestAt),
    number(c.agreementVersion, undefined, ({ agreement }) => (agreement?.inForce ?? agreement?.proposed)?.version),
    text(c.reviewOn, ({ agreement }) => agreement?.inForce?.terms.reviewOn),
    text(c.waitsFor, ({ agreement }) => agreement?.proposed?.waitsFor.join(', ')),
    text(c.lastState, ({ lastKnown }) => lastKnown && HEADLINES[lastKnown.state]),
    time(c.lastAt, ({ lastKnown }) => lastKnown?.at),
    text(c.sum, ({ wording }) => wording.sum),
    text(c.detail, ({ detail }) => JSON.stringify(detail)),
    text(c.unit, ({ slo }) => unitOf(slo.indicator)),
    number(c.burn, 'none', ({ burn }) => burn?.whole.rate),
    text(c.approximate, wordApproximations),
    number(c.rawRemaining, 'percentunit', ({ raw }) => raw?.remaining),
    number(c.excludedMinutes, 'm', ({ raw, budget }) => raw && budget && budget.excludedMs / MINUTE_MS),
    text(c.worstGroup, wordWorstGroup),
    time(c.partialSince, ({ budget }) => budget?.partialSince),
    time(c.resetsAt, ({ budget }) => budget?.resetsAt),
    time(c.exceptionUntil, ({ exception }) => exception?.decision.until),
    text(c.without, ({ exception }) => exception && HEADLINES[exception.without.state]),
    text(c.decidedBy, ({ decidedBy }) => decidedBy?.title),
    text(c.agreement, ({ detail }) => detail.agreement?.title),
  ]);
}
