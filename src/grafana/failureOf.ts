import type { FailureKind, ReadFailure } from '../engine/ports';
import { isRecord } from './isRecord';

/** What a failure says of itself. */
interface Facts {
  message: string;
  status?: number;
  /** The `errorType` of Prometheus's HTTP API. */
  errorType?: string;
  /** `ECONNREFUSED` and the like, of Node. */
  code?: string;
  /** The name of an error. */
  name?: string;
  isCancelled: boolean;
}

interface Rule {
  kind: FailureKind;
  /** Of the message, with what stands in double quotes (queries, names) taken out. */
  says?: RegExp;
  statuses?: readonly number[];
  errorTypes?: readonly string[];
  codes?: RegExp;
  names?: readonly string[];
}

/**
 * The first that fits decides, so what is said goes before the status: Prometheus answers 503 for a query that took too
 * long and VictoriaMetrics 422 for everything.
 *
 * Texts: Prometheus (promql/engine.go, web/api/v1/api.go), VictoriaMetrics (app/vmselect), Mimir (its error catalogue),
 * Thanos (pkg/store/limiter.go), Loki (pkg/querier/queryrange/limits.go), Go's net and net/http, Node's fetch (undici),
 * the browsers' fetch, Grafana's data source service.
 */
const RULES: readonly Rule[] = [
  { kind: 'timeout', names: ['TimeoutError'] },
  {
    kind: 'source-missing',
    says: /\bdata ?source\b.*\bnot found\b|\bunknown data ?source\b|\bplugin not (found|registered|installed)\b/i,
  },
  {
    kind: 'too-many-points',
    says: /exceeded maximum resolution|too many points for the given|maximum number of points|maxPointsPerTimeseries/i,
  },
  {
    kind: 'too-much',
    says: new RegExp(
      [
        'too many (samples|series|chunks|bytes|rows)',
        'maximum number of (unique )?(series|timeseries|chunks|samples|bytes)',
        'maximum of (series|samples)',
        'exceeded (the )?(series|chunks|samples?|bytes|postings|data) limit',
        'limit \\S+ (violated|exceeded)',
        '(max-select-\\w+|query|memory|cardinality|series|sample|rows?) limit (\\([^)]*\\) )?exceeded',
        'err-mimir-max-',
        'cannot select more than -search',
        'number of (matching|unique) (time ?)?series exceeds',
        'query time range exceeds the limit',
        'maximum estimated memory',
      ].join('|'),
      'i'
    ),
    statuses: [413],
  },
  {
    kind: 'unreachable',
    says: new RegExp(
      [
        'connection re(fused|set)',
        'no such host',
        'no route to host',
        'network is unreachable',
        '\\bdial (tcp|udp|unix)\\b',
        'unsupported protocol scheme',
        '\\bx509:',
        '\\btls: ',
        'socket hang up',
        '\\bEOF$',
        // Chromium, Firefox, Safari.
        'failed to fetch',
        'networkerror when attempting',
        '^load failed$',
      ].join('|'),
      'i'
    ),
    codes:
      /^(E(CONN(REFUSED|RESET|ABORTED)|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|TIMEDOUT|PIPE)|ERR_(SSL|TLS|INVALID_URL).*|UND_ERR_(SOCKET|CONNECT_TIMEOUT)|.*CERT.*|UNABLE_TO_.*)$/,
  },
  {
    kind: 'timeout',
    says: /deadline exceeded|timed? ?out\b|Client\.Timeout|statement timeout/i,
    statuses: [408, 504],
    errorTypes: ['timeout'],
    codes: /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/,
  },
  {
    kind: 'overloaded',
    says: /too many (outstanding )?requests|couldn't start executing the request|rate limit|query (was|is) cancell?ed/i,
    statuses: [429],
    errorTypes: ['unavailable', 'canceled', 'too_many_requests'],
  },
  {
    kind: 'syntax',
    says: new RegExp(
      [
        'parse error',
        'syntax error',
        'error in your sql syntax',
        'error parsing',
        'unexpected token',
        'unknown (func|function|identifier|aggregat\\w*)\\b',
        'invalid expression type',
        'invalid parameter',
      ].join('|'),
      'i'
    ),
    errorTypes: ['bad_data'],
  },
  {
    kind: 'refused',
    says: /\bunauthori[sz]ed\b|\bforbidden\b|\b(permission|access) denied\b|authentication failed|invalid (api key|token)/i,
    statuses: [401, 403, 407],
  },
  { kind: 'source-missing', statuses: [404] },
  { kind: 'overloaded', statuses: [502, 503] },
];

const NO_REASON = 'The data source gave no reason.';

/** More than anybody reads; some proxies answer whole pages. */
const LONGEST_MESSAGE = 1_000;

/**
 * What was thrown or answered, as a failed read. Takes Grafana's `FetchError` and `DataQueryError`, the bodies of Grafana's
 * and Prometheus's HTTP APIs, errors of the browser's and of Node's fetch, and anything else that can be thrown.
 *
 * @param thrown a body is given as `{ status, statusText, data: body }`
 */
export function failureOf(thrown: unknown): ReadFailure {
  const facts = factsOf(thrown);
  const kind = facts.isCancelled ? 'cancelled' : (RULES.find((rule) => fits(rule, facts))?.kind ?? 'other');
  const { message, status } = facts;
  return { ok: false, kind, message, ...(status === undefined ? {} : { status }) };
}

function fits(rule: Rule, { message, status, errorType, code, name }: Facts): boolean {
  // A metric may be called request_timed_out_total, and VictoriaMetrics repeats the query.
  const said = message.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const is = (value: string | undefined, among: readonly string[] | undefined) => among?.includes(value ?? '') === true;
  return (
    rule.says?.test(said) === true ||
    (status !== undefined && rule.statuses?.includes(status) === true) ||
    (code !== undefined && rule.codes?.test(code) === true) ||
    is(errorType, rule.errorTypes) ||
    is(name, rule.names)
  );
}

function factsOf(thrown: unknown): Facts {
  const it = isRecord(thrown) ? thrown : {};
  const cause = isRecord(it.cause) ? it.cause : {};
  const data = isRecord(it.data) ? it.data : {};
  const name = textOf(it.name);
  const message = messageOf(thrown);
  return {
    message: message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message,
    status: statusOf(it, message),
    // Grafana writes Prometheus's type before its message: "bad_data: …".
    errorType: textOf(it.errorType) ?? textOf(data.errorType) ?? /^([a-z]+(?:_[a-z]+)*): /.exec(message)?.[1],
    code: textOf(cause.code) ?? textOf(it.code),
    name,
    isCancelled: it.cancelled === true || it.type === 'cancelled' || name === 'AbortError',
  };
}

/** The status that counts: a proxy in between reports that of whom it asked in words. */
function statusOf({ status }: Record<string, unknown>, message: string): number | undefined {
  const told = /\bstatus(?: code)?:? (\d{3})\b/i.exec(message);
  const own = typeof status === 'number' && status > 0 ? status : undefined;
  return told !== null && (own === undefined || own === 400 || own === 500) ? Number(told[1]) : own;
}

/** What the source said, before what Grafana or the browser say of it, before the status line. */
function messageOf(thrown: unknown): string {
  if (typeof thrown === 'string') {
    return readable(thrown) ?? NO_REASON;
  }
  if (!isRecord(thrown)) {
    return NO_REASON;
  }
  const { data, message, error, statusText, status, cause } = thrown;
  return (
    (isRecord(data) ? messageIn(data) : readable(data)) ??
    withCause(readable(message), isRecord(cause) ? readable(cause.message) : undefined) ??
    messageIn({ error }) ??
    readable(statusText) ??
    (typeof status === 'number' && status > 0 ? `The data source answered with HTTP status ${status}.` : NO_REASON)
  );
}

/** The message in a body: Grafana's, Prometheus's, Elasticsearch's, or that of a query's result in Grafana's. */
function messageIn({ message, error, results }: Record<string, unknown>): string | undefined {
  // Grafana's words for "see the other field".
  const own = message === 'Query data error' ? undefined : readable(message);
  const nested = isRecord(error) ? (readable(error.reason) ?? readable(error.message)) : readable(error);
  const ofQuery = isRecord(results)
    ? Object.values(results)
        .map((it) => (isRecord(it) ? readable(it.error) : undefined))
        .find((it) => it !== undefined)
    : undefined;
  return own ?? nested ?? ofQuery ?? readable(message);
}

/** Node says "fetch failed" and keeps why in the cause. */
function withCause(message: string | undefined, cause: string | undefined): string | undefined {
  return message === undefined || cause === undefined || message.includes(cause) ? message : `${message}: ${cause}`;
}

/** Text for people; of a page of HTML its title. */
function readable(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  const isPage = /^<(!doctype|html|head|body)\b/i.test(text);
  return (isPage ? /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.trim() : text) || undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
