import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourceJsonData,
  LoadingState,
  type ScopedVars,
  type TestDataSourceResponse,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';

import { bySeverity } from '../core/policy/PolicyState';
import type { Reader } from '../core/wording/formatTime';
import { type Answer, BudgetEngine } from '../engine/BudgetEngine';
import { encodeBudget } from '../frames/encodeBudget';
import { encodeBurn } from '../frames/encodeBurn';
import { encodeState } from '../frames/encodeState';
import { backendSrvHttp } from '../grafana/backendSrvHttp';
import { runtimeMetricsSource } from '../grafana/runtimeMetricsSource';
import { GrafanaStore } from '../storage/grafana/GrafanaStore';
import { healthOf } from './healthOf';
import { Library } from './Library';
import { namesIn } from './namesIn';
import { narrowQuery } from './narrowQuery';
import { queryTimes } from './queryTimes';
import { selectSlos } from './selectSlos';
import type { TruceQuery } from './TruceQuery';
import { TruceVariables } from './TruceVariables';
import { noneReadable, withUnreadable } from './unreadableNotices';

/** A graph shows the last 400 days of its range at most: a mistyped year must not read a source's whole past. */
const LONGEST_GRAPH_MS = 400 * 86_400_000;

const clock = { now: () => Date.now() };

/** Answers state, budget and burn of SLOs, from the metrics in the teams' own data sources. */
export class TruceDatasource extends DataSourceApi<TruceQuery, DataSourceJsonData> {
  /** One a browser page: Grafana keeps one instance, and all its panels share what was read. */
  private readonly engine = new BudgetEngine(runtimeMetricsSource(), clock);
  readonly library = new Library(new GrafanaStore(backendSrvHttp()), clock);

  constructor(settings: DataSourceInstanceSettings<DataSourceJsonData>) {
    super(settings);
    this.variables = new TruceVariables(this.library);
  }

  async query(request: DataQueryRequest<TruceQuery>): Promise<DataQueryResponse> {
    const targets = request.targets.filter((it) => !it.hide);
    const answers = await Promise.all(targets.map((target) => this.answer(target, request)));
    return {
      data: answers.flatMap((it) => it.frames),
      errors: answers.flatMap((it) => it.errors),
      state: answers.some((it) => it.errors.length > 0) ? LoadingState.Error : LoadingState.Done,
      key: request.requestId,
    };
  }

  async testDatasource(): Promise<TestDataSourceResponse> {
    return healthOf(() => this.library.contents());
  }

  getDefaultQuery(): Partial<TruceQuery> {
    return { view: 'state' };
  }

  getQueryDisplayText(query: TruceQuery): string {
    return `${query.view}: ${query.slo ?? (query.team ? `team ${query.team}` : 'all SLOs')}`;
  }

  /** Fills in dashboard variables, for Explore and for panels that hand their queries on. */
  interpolateVariablesInQueries(queries: TruceQuery[], scopedVars: ScopedVars): TruceQuery[] {
    return queries.map((query) => interpolate(query, scopedVars));
  }

  private async answer(
    target: unknown,
    request: DataQueryRequest<TruceQuery>
  ): Promise<{ frames: DataFrame[]; errors: Array<{ refId: string; message: string }> }> {
    const narrowed = narrowQuery(target);
    const refId = (target as { refId?: string }).refId ?? 'A';
    const failed = (message: string) => ({ frames: [], errors: [{ refId, message }] });
    if (!narrowed.ok) {
      return failed(narrowed.problem);
    }
    const query = interpolate(narrowed.query, request.scopedVars);
    try {
      const { definitions, record } = await this.library.contents();
      const slos = definitions.slos.map((it) => it.value);
      const unreadable = [...definitions.unreadable, ...record.unreadable];
      const isForAll = meansAllSlos(narrowed.query, request.scopedVars);
      const lost = isForAll && slos.length === 0 ? noneReadable(unreadable) : undefined;
      if (lost !== undefined) {
        return failed(lost);
      }
      const selected = selectSlos(slos, query.slo, query.team, unreadable);
      if (!selected.ok) {
        return failed(selected.problem);
      }
      const time = Math.min(request.range.to.valueOf(), clock.now());
      const from = query.view === 'state' ? time : Math.max(request.range.from.valueOf(), time - LONGEST_GRAPH_MS);
      const judged = await Promise.all(selected.slos.map((slo) => this.library.judged(slo, time)));
      const answers = await this.engine.judge(judged, time, from);
      const reader: Reader = { timeZone: timeZoneOf(request.timezone), now: time };
      const frames = encode(query, answers, from, reader);
      return { frames: isForAll ? withUnreadable(frames, unreadable) : frames, errors: [] };
    } catch (error) {
      return failed(error instanceof Error ? error.message : 'The query failed.');
    }
  }
}

function encode({ view, refId }: TruceQuery, answers: readonly Answer[], from: number, reader: Reader): DataFrame[] {
  const sorted = [...answers].sort(worstFirst);
  if (view === 'state') {
    return [
      encodeState(
        refId,
        sorted.map((it) => it.verdict),
        reader
      ),
    ];
  }
  return sorted.map(({ verdict, counts, evaluatedTo }) => {
    const counted = counts && evaluatedTo !== undefined ? { counts, evaluatedTo } : undefined;
    const times = counted ? queryTimes(from, counted.evaluatedTo) : [];
    return view === 'budget'
      ? encodeBudget(refId, verdict, counted, times, reader)
      : encodeBurn(refId, verdict, counted, times, reader);
  });
}

function worstFirst(a: Answer, b: Answer): number {
  const remaining = (it: Answer) => it.verdict.budget?.remaining ?? Infinity;
  return (
    bySeverity(a.verdict.state, b.verdict.state) ||
    (remaining(a) === remaining(b) ? 0 : remaining(a) - remaining(b)) ||
    a.verdict.slo.title.localeCompare(b.verdict.slo.title)
  );
}

function interpolate(query: TruceQuery, scopedVars: ScopedVars): TruceQuery {
  const fill = (text: string | undefined) => text && getTemplateSrv().replace(text, scopedVars, 'csv');
  return { ...query, slo: fill(query.slo), team: fill(query.team) };
}

/** Whether a query names no SLO: with a variable at "All" the ids put in are those of the SLOs that can be read. */
function meansAllSlos({ slo }: TruceQuery, scopedVars: ScopedVars): boolean {
  return namesIn(slo && getTemplateSrv().replace(slo, scopedVars, 'text')).length === 0;
}

/** Grafana says `browser`, `utc` or an IANA name. */
function timeZoneOf(timezone: string | undefined): string {
  if (timezone === undefined || timezone === '' || timezone === 'browser') {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
  return timezone === 'utc' ? 'UTC' : timezone;
}
