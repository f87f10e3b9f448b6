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
import { Observable } from 'rxjs';

import type { Slo } from '../core/slo/Slo';
import { readerAt } from '../core/wording/readerAt';
import { type Answer, BudgetEngine } from '../engine/BudgetEngine';
import type { Judged } from '../engine/Job';
import { FRAME_VIEWS, type FrameView } from '../frames/columns';
import type { PromisedSince } from '../core/agreement/PromisedSince';
import { backendSrvHttp } from '../grafana/backendSrvHttp';
import { runtimeMetricsSource } from '../grafana/runtimeMetricsSource';
import { GrafanaStore } from '../storage/grafana/GrafanaStore';
import { unreadableFor } from '../storage/unreadableFor';
import { encodeView } from './encodeView';
import { forAnnotations } from './forAnnotations';
import { healthOf } from './healthOf';
import { ledgerStart } from '../core/slo/ledgerStart';
import { Library } from './Library';
import { formatNames, namesIn } from './namesIn';
import { narrowQuery, type NarrowQuery } from './narrowQuery';
import { readEvents } from './readEvents';
import { selectSlos } from './selectSlos';
import { timeZoneOf } from './timeZoneOf';
import { truceAnnotations } from './truceAnnotations';
import type { TruceQuery } from './TruceQuery';
import { TruceVariables } from './TruceVariables';
import { noneReadable, withUnreadable } from './unreadableNotices';

/** A graph shows the last 400 days of its range at most: a mistyped year must not read a source's whole past. */
const LONGEST_GRAPH_MS = 400 * 86_400_000;

const GRAPHS: readonly FrameView[] = ['budget', 'burn', 'sli'];

const clock = { now: () => Date.now() };

/** One SLO that is asked about, and what its ledger needs. */
interface Asked {
  judged: Judged;
  /** The earliest time asked about, milliseconds. */
  from: number;
  promised: PromisedSince[];
}

type TargetAnswer = { frames: DataFrame[]; errors: Array<{ refId: string; message: string }> };

/** Answers what Truce knows of SLOs, from the metrics in the teams' own data sources. */
export class TruceDatasource extends DataSourceApi<TruceQuery, DataSourceJsonData> {
  /** One a browser page: Grafana keeps one instance, and all its panels share what was read. */
  private readonly engine = new BudgetEngine(runtimeMetricsSource(), clock);
  readonly library = new Library(new GrafanaStore(backendSrvHttp()), clock);

  constructor(settings: DataSourceInstanceSettings<DataSourceJsonData>) {
    super(settings);
    this.variables = new TruceVariables(this.library);
    this.annotations = truceAnnotations;
  }

  /** One answer. Whoever unsubscribes before it came ends the reading that nobody else waits for. */
  query(request: DataQueryRequest<TruceQuery>): Observable<DataQueryResponse> {
    return new Observable((subscriber) => {
      const waiting = new AbortController();
      let isAnswered = false;
      this.answerAll(request, waiting.signal).then(
        (response) => {
          isAnswered = true;
          subscriber.next(response);
          subscriber.complete();
        },
        (error: unknown) => subscriber.error(error)
      );
      return () => {
        if (!isAnswered) {
          waiting.abort();
        }
      };
    });
  }

  async testDatasource(): Promise<TestDataSourceResponse> {
    return healthOf(() => this.library.contents());
  }

  getDefaultQuery(): Partial<TruceQuery> {
    return { view: FRAME_VIEWS[0] };
  }

  getQueryDisplayText(query: TruceQuery): string {
    const draft = query.definition as { title?: unknown } | undefined;
    const what = typeof draft?.title === 'string' ? `draft ${draft.title}` : query.slo;
    return `${query.view}: ${what ?? (query.team ? `team ${query.team}` : 'all SLOs')}`;
  }

  /** Fills in dashboard variables, for Explore and for panels that hand their queries on. */
  interpolateVariablesInQueries(queries: TruceQuery[], scopedVars: ScopedVars): TruceQuery[] {
    return queries.map((query) => ({ ...query, ...interpolated(query, scopedVars) }));
  }

  private async answerAll(request: DataQueryRequest<TruceQuery>, signal: AbortSignal): Promise<DataQueryResponse> {
    const targets = request.targets.filter((it) => !it.hide);
    const answers = await Promise.all(targets.map((target) => this.answer(target, request, signal)));
    return {
      data: answers.flatMap((it) => it.frames),
      errors: answers.flatMap((it) => it.errors),
      state: answers.some((it) => it.errors.length > 0) ? LoadingState.Error : LoadingState.Done,
      key: request.requestId,
    };
  }

  private async answer(
    target: unknown,
    request: DataQueryRequest<TruceQuery>,
    signal: AbortSignal
  ): Promise<TargetAnswer> {
    const narrowed = narrowQuery(target);
    const refId = (target as { refId?: string }).refId ?? 'A';
    const failed = (message: string) => ({ frames: [], errors: [{ refId, message }] });
    if (!narrowed.ok) {
      return failed(narrowed.problem);
    }
    const { query } = narrowed;
    try {
      if (query.definition !== undefined) {
        return { frames: await this.frames(query, [query.definition], request, signal), errors: [] };
      }
      const { definitions, record } = await this.library.contents();
      const slos = definitions.slos.map((it) => it.value);
      const unreadable = [...definitions.unreadable, ...record.unreadable];
      const isForAll = meansAllSlos(query, request.scopedVars);
      const lost = isForAll && slos.length === 0 ? noneReadable(unreadable) : undefined;
      if (lost !== undefined) {
        return failed(lost);
      }
      const { slo, team } = interpolated(query, request.scopedVars);
      const selected = selectSlos(slos, slo, team, unreadable);
      if (!selected.ok) {
        return failed(selected.problem);
      }
      const frames = await this.frames(query, selected.slos, request, signal);
      const agreements = definitions.agreements.map((it) => it.value);
      const ids = selected.slos.map((it) => it.id);
      const lostHere = isForAll ? unreadable : unreadableFor(ids, agreements, unreadable);
      return { frames: withUnreadable(frames, lostHere), errors: [] };
    } catch (error) {
      return failed(error instanceof Error ? error.message : 'The query failed.');
    }
  }

  private async frames(
    query: NarrowQuery,
    slos: readonly Slo[],
    { range, timezone }: DataQueryRequest<TruceQuery>,
    signal: AbortSignal
  ): Promise<DataFrame[]> {
    const now = clock.now();
    const time = Math.min(range.to.valueOf(), now);
    const from = Math.min(time, Math.max(range.from.valueOf(), time - LONGEST_GRAPH_MS));
    const reader = readerAt(time, now, timeZoneOf(timezone));
    if (query.view === 'events') {
      // A draft has no agreement, so nothing was decided about it.
      const stored = query.definition === undefined ? slos : [];
      const judge = (asked: Array<Pick<Asked, 'judged' | 'from'>>) => this.judge(asked, time, signal);
      const ports = { library: this.library, judge };
      const frame = await readEvents(ports, query.refId, stored, { from, time, to: range.to.valueOf() }, reader);
      return [query.isAnnotation === true ? forAnnotations(frame) : frame];
    }
    const asked = await Promise.all(slos.map((slo) => this.asked(query, slo, time, from)));
    const answers = await this.judge(asked, time, signal);
    const found = asked.map((it, i) => ({ ...answers[i]!, from: it.from, promised: it.promised }));
    return encodeView(query.view, query.refId, found, from, reader);
  }

  /** A draft has no agreement: it is judged as it stands. */
  private async asked(query: NarrowQuery, slo: Slo, time: number, from: number): Promise<Asked> {
    const judged = query.definition === undefined ? await this.library.judged(slo, time) : { slo };
    if (query.view !== 'ledger') {
      return { judged, from: GRAPHS.includes(query.view) ? from : time, promised: [] };
    }
    const start = ledgerStart(judged.slo, time, query.periods);
    const promised = query.definition === undefined ? await this.library.promised(slo, start, time) : [];
    return { judged, from: start, promised };
  }

  /** All SLOs that are asked about from the same time on go out together, and share their requests. */
  private async judge(
    asked: ReadonlyArray<Pick<Asked, 'judged' | 'from'>>,
    time: number,
    signal: AbortSignal
  ): Promise<Answer[]> {
    const starts = [...new Set(asked.map((it) => it.from))];
    const answers = await Promise.all(
      starts.map(async (from) => {
        const same = asked.filter((it) => it.from === from);
        const found = await this.engine.judge(
          same.map((it) => it.judged),
          time,
          from,
          signal
        );
        return same.map((it, i) => [it, found[i]!] as const);
      })
    );
    const byAsked = new Map(answers.flat());
    return asked.map((it) => byAsked.get(it)!);
  }
}

function interpolated({ slo, team }: TruceQuery, scopedVars: ScopedVars): Pick<TruceQuery, 'slo' | 'team'> {
  const fill = (text: string | undefined) => text && getTemplateSrv().replace(text, scopedVars, formatNames);
  return { slo: fill(slo), team: fill(team) };
}

/** Whether a query names no SLO: with a variable at "All" the ids put in are those of the SLOs that can be read. */
function meansAllSlos({ slo }: TruceQuery, scopedVars: ScopedVars): boolean {
  return namesIn(slo && getTemplateSrv().replace(slo, scopedVars, 'text')).length === 0;
}
