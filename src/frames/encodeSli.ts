import { type DataFrame, FieldType } from '@grafana/data';

import { unitOf } from '../core/slo/unitOf';
import { approximately } from '../core/wording/approximately';
import type { Reader } from '../core/wording/formatTime';
import { wordsOf } from '../core/wording/wordsOf';
import type { Answered } from './CountedTo';
import { FRAME_CONTRACT, SLI_COLUMNS as c } from './columns';
import { answerNotices } from './tableFrame';

const HOUR_MS = 3_600_000;

interface Point {
  good: number | null;
  bad: number | null;
  total: number | null;
}

const NOTHING: Point = { good: null, bad: null, total: null };

/**
 * The `sli` frame of one SLO: the share of good events in the stretch that ends at each of the times given (milliseconds,
 * ascending) and begins at the one before, with the counts behind it. Null where there is no data; a stretch without traffic
 * has counts and no share.
 */
export function encodeSli(refId: string, answer: Answered, times: readonly number[], reader: Reader): DataFrame {
  const { verdict, counted } = answer;
  const { slo } = verdict;
  const step = times.length > 1 ? times[1]! - times[0]! : HOUR_MS;
  const points = counted ? times.map((time, i) => pointAt(counted.counts, times[i - 1] ?? time - step, time)) : [];
  const name = `${approximately(verdict)}${slo.title}`;
  const { many, bad } = wordsOf(slo);
  const notices = answerNotices([answer], reader);
  const custom = { truce: { view: 'sli', contract: FRAME_CONTRACT, slo: slo.id, title: slo.title } };
  const number = (field: string, unit: string, displayNameFromDS: string, of: (point: Point) => number | null) => ({
    name: field,
    type: FieldType.number,
    config: { unit, displayNameFromDS },
    values: points.map(of),
  });
  const unit = unitOf(slo.indicator) === 'minutes' ? 'm' : 'none';
  return {
    refId,
    name: slo.title,
    length: points.length,
    fields: [
      { name: c.time, type: FieldType.time, config: {}, values: counted ? [...times] : [] },
      number(c.good, 'percentunit', `${name}: good ${many}`, (it) => it.good),
      number(c.bad, unit, `${name}: ${bad} ${many}`, (it) => it.bad),
      number(c.total, unit, `${name}: all ${many}`, (it) => it.total),
    ],
    meta: { preferredVisualisationType: 'graph', custom, ...(notices.length > 0 && { notices }) },
  };
}

function pointAt(counts: NonNullable<Answered['counted']>['counts'], from: number, to: number): Point {
  const { bad, total, coveredMs } = counts.asOf(to).between(from, to);
  if (coveredMs === 0) {
    return NOTHING;
  }
  return { good: total > 0 ? Math.max(0, 1 - bad / total) : null, bad, total };
}
