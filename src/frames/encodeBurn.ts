import { type DataFrame, FieldType } from '@grafana/data';

import { burnOver } from '../core/budget/burnAt';
import { BURN_WINDOWS } from '../core/budget/burnWindows';
import type { Verdict } from '../core/policy/Verdict';
import type { Reader } from '../core/wording/formatTime';
import { alertLabel, formatBurn, wordBurn } from '../core/wording/wordBurn';
import { wordVerdict } from '../core/wording/wordVerdict';
import { BURN_TIME, FRAME_CONTRACT } from './columns';
import { isStale } from './detailOf';
import type { CountedTo } from './encodeBudget';
import type { BurnDetail } from './StateDetail';

/**
 * The `burn` frame of one SLO: a field a window, null where there was no traffic. Windows shorter than the distance of the
 * points are left out of the graph, because most of the time would not be in any of them; their rate now is in the detail.
 */
export function encodeBurn(
  refId: string,
  verdict: Verdict,
  counted: CountedTo | undefined,
  times: readonly number[],
  reader: Reader
): DataFrame {
  const step = times.length > 1 ? times[1]! - times[0]! : 0;
  const shown = counted ? times : [];
  const windows = BURN_WINDOWS.filter((it) => it.ms >= step);
  const custom: { truce: BurnDetail } = { truce: detail(verdict, reader) };
  const rate = (ms: number, time: number) =>
    counted && counted.counts.between(time - ms, time).coveredMs > 0
      ? (burnOver(counted.counts, verdict.slo.target, time - ms, time).rate ?? null)
      : null;
  return {
    refId,
    name: verdict.slo.title,
    length: shown.length,
    fields: [
      { name: BURN_TIME, type: FieldType.time, config: {}, values: [...shown] },
      ...windows.map(({ id, ms }) => ({
        name: id,
        type: FieldType.number,
        config: { unit: 'none', displayNameFromDS: `${verdict.slo.title}: burn rate over ${id}` },
        values: shown.map((time) => rate(ms, time)),
      })),
    ],
    meta: { preferredVisualisationType: 'graph', custom },
  };
}

function detail(verdict: Verdict, reader: Reader): BurnDetail {
  const wording = wordVerdict(verdict, reader);
  const { burn } = verdict;
  const alerts = burn?.alerts ?? [];
  return {
    view: 'burn',
    contract: FRAME_CONTRACT,
    slo: verdict.slo.id,
    title: verdict.slo.title,
    state: verdict.state,
    headline: wording.headline,
    window: wording.window,
    age: wording.age,
    stale: isStale(verdict),
    rates: (burn?.rates ?? []).map(({ window, rate }) => ({
      window,
      rate,
      text: formatBurn(rate),
      severity: alerts.find((it) => it.firing && (it.long === window || it.short === window))?.severity,
    })),
    alerts: alerts.map((alert) => ({ ...alert, label: alertLabel(alert) })),
    sentence: burn === undefined || isStale(verdict) ? wording.sentence : wordBurn(burn),
  };
}
