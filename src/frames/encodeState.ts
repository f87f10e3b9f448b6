import { type DataFrame, type Field, FieldType } from '@grafana/data';

import type { Verdict } from '../core/policy/Verdict';
import type { Reader } from '../core/wording/formatTime';
import { HEADLINES } from '../core/wording/headlines';
import { wordVerdict } from '../core/wording/wordVerdict';
import { FRAME_CONTRACT, STATE_COLUMNS } from './columns';
import { detailOf } from './detailOf';

/** The `state` frame: one row a verdict, in the order given. */
export function encodeState(refId: string, verdicts: readonly Verdict[], reader: Reader): DataFrame {
  const rows = verdicts.map((verdict) => {
    const wording = wordVerdict(verdict, reader);
    return { verdict, wording, detail: detailOf(verdict, wording, reader) };
  });
  const text = (name: string, of: (row: (typeof rows)[number]) => string | undefined): Field =>
    field(
      name,
      FieldType.string,
      rows.map((row) => of(row) ?? null)
    );
  const number = (name: string, unit: string | undefined, of: (verdict: Verdict) => number | undefined): Field =>
    field(
      name,
      FieldType.number,
      rows.map((row) => of(row.verdict) ?? null),
      unit
    );
  const time = (name: string, of: (verdict: Verdict) => number | undefined): Field =>
    field(
      name,
      FieldType.time,
      rows.map((row) => of(row.verdict) ?? null)
    );
  const c = STATE_COLUMNS;
  const fields = [
    text(c.headline, ({ wording }) => wording.headline),
    text(c.title, ({ verdict }) => verdict.slo.title),
    text(c.left, ({ wording }) => wording.left),
    number(c.remaining, 'percentunit', ({ budget }) => budget?.remaining),
    text(c.next, ({ wording }) => wording.next),
    text(c.team, ({ verdict }) => verdict.slo.team),
    text(c.service, ({ verdict }) => verdict.slo.service),
    text(c.basis, ({ wording }) => wording.basis),
    text(c.sentence, ({ wording }) => wording.sentence),
    text(c.agreed, ({ wording }) => wording.agreed),
    text(c.state, ({ verdict }) => verdict.state),
    text(c.slo, ({ verdict }) => verdict.slo.id),
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
    text(c.reviewOn, ({ verdict }) => verdict.agreement?.inForce?.terms.reviewOn),
    text(c.waitsFor, ({ verdict }) => verdict.agreement?.proposed?.waitsFor.join(', ')),
    text(c.lastState, ({ verdict }) => verdict.lastKnown && HEADLINES[verdict.lastKnown.state]),
    time(c.lastAt, ({ lastKnown }) => lastKnown?.at),
    text(c.sum, ({ wording }) => wording.sum),
    text(c.detail, ({ detail }) => JSON.stringify(detail)),
  ];
  return {
    refId,
    name: 'Truce state',
    length: rows.length,
    fields,
    meta: { preferredVisualisationType: 'table', custom: { truce: { view: 'state', contract: FRAME_CONTRACT } } },
  };
}

function field(name: string, type: FieldType, values: unknown[], unit?: string): Field {
  return { name, type, values, config: unit === undefined ? {} : { unit } };
}
