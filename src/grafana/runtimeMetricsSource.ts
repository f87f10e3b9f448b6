import { CoreApp, type DataFrame, type DataQueryRequest, type DataQueryResponse, dateTime } from '@grafana/data';
import { type DataSourceSrv, getDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { from as toObservable, lastValueFrom } from 'rxjs';

import type { MetricsRead, MetricsSource, Points, ReadResult } from '../engine/ports';

interface PromTarget extends DataQuery {
  expr: string;
  range: boolean;
  instant: boolean;
  interval: string;
}

let requests = 0;

/**
 * Reads through the data source that the team already has, as Grafana's mixed data source does: the source's own settings,
 * permissions and proxies apply.
 */
export function runtimeMetricsSource(sources: () => Pick<DataSourceSrv, 'get'> = getDataSourceSrv): MetricsSource {
  return {
    async read(read) {
      try {
        const source = await sources().get({ uid: read.sourceUid });
        const response = await lastValueFrom(toObservable(source.query(requestOf(read, source.type))));
        return read.exprs.map((_, i) => resultOf(response, refIdOf(i)));
      } catch (error) {
        const result: ReadResult = { ok: false, message: messageOf(error) };
        return read.exprs.map(() => result);
      }
    },
  };
}

function requestOf(read: MetricsRead, type: string): DataQueryRequest<PromTarget> {
  const stepMs = read.stepMs ?? 60_000;
  // UTC: the Prometheus front end aligns steps to the offset of the range's end.
  const range = { from: dateTime(read.fromMs).utc(), to: dateTime(read.toMs).utc() };
  const interval = `${stepMs / 1000}s`;
  return {
    // A request id used twice cancels the first request.
    requestId: `truce-${++requests}`,
    app: CoreApp.Unknown,
    interval,
    intervalMs: stepMs,
    // Above the points asked for, so that Grafana does not widen the step.
    maxDataPoints: 11_000,
    range: { ...range, raw: range },
    scopedVars: {},
    startTime: Date.now(),
    // No rangeRaw: with one that ends "now" the Prometheus front end would amend what it kept of another expression.
    timezone: 'utc',
    targets: read.exprs.map((expr, i) => ({
      refId: refIdOf(i),
      datasource: { uid: read.sourceUid, type },
      expr,
      range: read.stepMs !== undefined,
      instant: read.stepMs === undefined,
      interval,
    })),
  };
}

function refIdOf(i: number): string {
  return `T${i}`;
}

function resultOf(response: DataQueryResponse, refId: string): ReadResult {
  // Data sources that run in the browser alone often set the older of the two fields.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const errors = response.errors ?? (response.error ? [response.error] : []);
  const error = errors.find((it) => it.refId === refId) ?? errors.find((it) => it.refId === undefined);
  if (error !== undefined) {
    return { ok: false, message: messageOf(error) };
  }
  const frames = (response.data as DataFrame[]).filter((it) => it.refId === refId && it.fields.length >= 2);
  if (frames.length > 1) {
    return { ok: false, message: `The query answered ${frames.length} series where one is needed.` };
  }
  return { ok: true, points: pointsOf(frames[0]) };
}

function pointsOf(frame: DataFrame | undefined): Points {
  const points = new Map<number, number>();
  const [times, values] = [frame?.fields[0]?.values ?? [], frame?.fields[1]?.values ?? []];
  for (let i = 0; i < times.length; i++) {
    const value: unknown = values[i];
    if (typeof value === 'number' && Number.isFinite(value)) {
      points.set(times[i] as number, value);
    }
  }
  return points;
}

function messageOf(error: unknown): string {
  const it = error as
    { message?: string; data?: { message?: string; error?: string }; statusText?: string } | undefined;
  return it?.data?.message ?? it?.data?.error ?? it?.message ?? it?.statusText ?? 'The data source gave no reason.';
}
