import { type DataFrame, FieldType } from '@grafana/data';

import { burnOver } from '../core/budget/burnAt';
import { BURN_WINDOWS } from '../core/budget/burnWindows';
import type { Verdict } from '../core/policy/Verdict';
import { approximately } from '../core/wording/approximately';
import type { Reader } from '../core/wording/formatTime';
import { alertLabel, formatBurn, wordBurn } from '../core/wording/wordBurn';
import { wordVerdict } from '../core/wording/wordVerdict';
import type { CountedTo } from './CountedTo';
import { BURN_TIME, FRAME_CONTRACT, WHOLE_WINDOW } from './columns';
import { isStale } from './detailOf';
import type { BurnDetail } from './StateDetail';

/**
 * The `burn` frame of one SLO: a field a window, null where there was no traffic or no data (the detail tells them apart).
 * Windows shorter than the distance of the points are left out of the graph, because most of the time would not be in any of
 * them, and so are those shorter than a bucket; their rate now is in the detail.
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
  const windows = BURN_WINDOWS.filter((it) => it.ms >= Math.max(step, counted?.grainMs ?? 0));
  const lines = windows.map(({ id, ms }) => ({
    id,
    points: shown.map((time) => pointAt(counted!, verdict, time, ms)),
  }));
  const noData = Object.fromEntries(
    lines.map(({ id, points }) => [id, points.flatMap((it) => (it.hasData ? [] : [it.time]))])
  );
  const custom: { truce: BurnDetail } = { truce: { ...detail(verdict, counted, reader), noData } };
  return {
    refId,
    name: verdict.slo.title,
    length: shown.length,
    fields: [
      { name: BURN_TIME, type: FieldType.time, config: {}, values: [...shown] },
      ...lines.map(({ id, points }) => ({
        name: id,
        type: FieldType.number,
        config: {
          unit: 'none',
          displayNameFromDS: `${approximately(verdict)}${verdict.slo.title}: burn rate over ${id}`,
        },
        values: points.map((it) => it.rate),
      })),
    ],
    meta: { preferredVisualisationType: 'graph', custom },
  };
}

interface Point {
  time: number;
  rate: number | null;
  hasData: boolean;
}

function pointAt({ counts }: CountedTo, { slo }: Verdict, time: number, ms: number): Point {
  const hasData = counts.hasData(time - ms, time);
  return { time, rate: hasData ? (burnOver(counts, slo.target, time - ms, time).rate ?? null) : null, hasData };
}

function detail(verdict: Verdict, counted: CountedTo | undefined, reader: Reader): Omit<BurnDetail, 'noData'> {
  const wording = wordVerdict(verdict, reader);
  const { burn, budget } = verdict;
  const alerts = burn?.alerts ?? [];
  const hasData = (ms: number) =>
    counted !== undefined && counted.counts.hasData(counted.evaluatedTo - ms, counted.evaluatedTo);
  const lengthOf = (id: string) => BURN_WINDOWS.find((it) => it.id === id)!.ms;
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
    approximations: verdict.approximations ?? [],
    rates:
      burn === undefined
        ? []
        : [
            ...burn.rates.map(({ window, rate }) => ({
              window,
              rate,
              text: formatBurn(rate, hasData(lengthOf(window))),
              severity: alerts.find((it) => it.firing && (it.long === window || it.short === window))?.severity,
            })),
            {
              window: WHOLE_WINDOW,
              rate: burn.whole.rate,
              text: formatBurn(burn.whole.rate, (budget?.coveredMs ?? 0) > 0),
            },
          ],
    alerts: alerts.map((alert) => ({ ...alert, label: alertLabel(alert) })),
    sentence: burn === undefined || isStale(verdict) ? wording.sentence : wordBurn(burn, (id) => hasData(lengthOf(id))),
  };
}
